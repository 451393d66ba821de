import { LessonHtml } from '#app/lesson-markup/activity-forms/activity-section.tsx'
import type { Language } from '#db/schema/people.ts'
import { Day } from './day.tsx'
import { Message } from './translation.tsx'

type PolicyRevisionCardProps = {
  policyId: string
  revision: {
    number: number
    material: boolean
    graceUntil: Date | null
    publishedAt: Date
    text: { language: Language; title: string; html: string }
  }
  /** Where its words may be put into the draft again, with the version of the draft that they would replace. */
  putBack: { draftVersion: number } | null
}

/** One published version of a policy: when, what it asked, its words, and the way back to them. */
export function PolicyRevisionCard({ policyId, revision, putBack }: PolicyRevisionCardProps) {
  const { number, material, graceUntil, publishedAt, text } = revision
  return (
    <section className="lisans-desk__item" aria-labelledby={`version-${number}`}>
      <h3 className="govuk-heading-s" id={`version-${number}`}>
        <Message name="policies:version" values={{ number }} />
      </h3>
      <p className="govuk-body">
        <Message name="policies:list.since" /> <Day at={publishedAt} />.{' '}
        <Message name={material ? 'policies:one.material' : 'policies:one.minor'} />
        {graceUntil && (
          <>
            {' '}
            <Day at={graceUntil} />.
          </>
        )}
      </p>
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">
            <Message name="policies:one.read" values={{ number }} />
          </span>
        </summary>
        <div className="govuk-details__text">
          <LessonHtml html={text.html} language={text.language} />
        </div>
      </details>
      {putBack && (
        <form method="post" action={`/admin/policies/${policyId}/earlier-text`}>
          <input type="hidden" name="number" value={number} />
          <input type="hidden" name="version" value={putBack.draftVersion} />
          <button type="submit" className="govuk-button govuk-button--secondary">
            <Message name="policies:one.putBack" values={{ number }} />
          </button>
        </form>
      )}
    </section>
  )
}
