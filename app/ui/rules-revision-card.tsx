import { LessonHtml } from '#app/lesson-markup/activity-forms/activity-section.tsx'
import type { FormProblem } from '#app/web/forms.ts'
import type { Language } from '#db/schema/people.ts'
import { Day } from './day.tsx'
import { Tag } from './tag.tsx'
import { TickField } from './tick-field.tsx'
import { Message } from './translation.tsx'

type RulesRevisionCardProps = {
  revision: {
    id: string
    number: number
    material: boolean
    publishedAt: Date
    liveAt: Date | null
    mayGoLive: boolean
    text: { language: Language; title: string; html: string; hash: string }
  }
  problems: FormProblem[] | null
}

/** One revision of the rules for the administrator: what it says, whether it is in force, and the way to put it in force. */
export function RulesRevisionCard({ revision, problems }: RulesRevisionCardProps) {
  const { id, number, material, publishedAt, liveAt, mayGoLive, text } = revision
  return (
    <section className="lisans-desk__item" aria-labelledby={`revision-${number}`}>
      <h2 className="govuk-heading-m" id={`revision-${number}`}>
        <Message name="desk:rules.revision" values={{ number }} />{' '}
        <Tag tone={liveAt ? 'good' : 'warn'}>
          <Message name={liveAt ? 'desk:rules.live' : 'desk:rules.draft'} />
        </Tag>
      </h2>
      <p className="govuk-body">
        <Message name="desk:rules.published" /> <Day at={publishedAt} />
        {liveAt && (
          <>
            {'. '}
            <Message name="desk:rules.liveSince" /> <Day at={liveAt} />
          </>
        )}
        {'. '}
        <Message name={`desk:rules.${number === 1 ? 'first' : material ? 'material' : 'minor'}`} />
      </p>
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">
            <Message name="desk:rules.read" values={{ number }} />
          </span>
        </summary>
        <div className="govuk-details__text">
          <LessonHtml html={text.html} language={text.language} />
        </div>
      </details>
      {mayGoLive && (
        <form method="post" noValidate>
          <input type="hidden" name="revision" value={id} />
          <TickField name="adopted" label={<Message name="desk:rules.adopted" />} problems={problems} />
          <button type="submit" className="govuk-button">
            <Message name="desk:rules.takeLive" values={{ number }} />
          </button>
        </form>
      )}
    </section>
  )
}
