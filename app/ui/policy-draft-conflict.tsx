import { languageNames, languages } from '#app/locales/translator.ts'
import type { Language } from '#db/schema/people.ts'
import { DayAndTime } from './day.tsx'
import { Message } from './translation.tsx'

type PolicyDraftConflictProps = {
  theirs: {
    sources: Partial<Record<Language, { title: string; source: string }>>
    changedAt: Date
    changedBy: string | null
  }
}

/** Somebody saved other words meanwhile: theirs, to be put together with one's own, which stand in the form below. */
export function PolicyDraftConflict({ theirs }: PolicyDraftConflictProps) {
  return (
    <section className="lisans-desk__item" aria-labelledby="theirs">
      <h2 className="govuk-heading-m" id="theirs">
        <Message name="policies:draft.theirs" />
      </h2>
      <p className="govuk-body">
        {theirs.changedBy}
        {theirs.changedBy && ', '}
        <DayAndTime at={theirs.changedAt} />. <Message name="policies:draft.theirsWhy" />
      </p>
      {languages.map((language) => {
        const text = theirs.sources[language]
        return (
          text && (
            <details className="govuk-details" key={language} open={language === 'en'}>
              <summary className="govuk-details__summary">
                <span className="govuk-details__summary-text">{languageNames[language]}</span>
              </summary>
              <div className="govuk-details__text" lang={language}>
                <p className="govuk-body govuk-!-font-weight-bold">{text.title}</p>
                <pre className="lisans-source">{text.source}</pre>
              </div>
            </details>
          )
        )
      })}
    </section>
  )
}
