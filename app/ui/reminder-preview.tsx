import { CalendarDay } from './calendar-day.tsx'
import { Message } from './translation.tsx'

type ReminderPreviewProps = {
  preview: {
    day: string
    people: number
    names: { personId: string; name: string; lines: { step: string; dueDay: string; required: boolean }[] }[]
    sample: { subject: string; body: string; language: string } | null
  }
}

/** Whom the next working morning would remind, and how such a mail reads. */
export function ReminderPreview({ preview }: ReminderPreviewProps) {
  const { day, people, names, sample } = preview
  return (
    <section aria-labelledby="preview">
      <h2 className="govuk-heading-m" id="preview">
        <Message name="reminders:today.heading" />
      </h2>
      <p className="govuk-body">
        <CalendarDay day={day} />
        {': '}
        <Message name={people === 0 ? 'reminders:today.none' : 'reminders:today.people'} values={{ count: people }} />
      </p>
      <ul className="govuk-list">
        {names.map(({ personId, name, lines }) => (
          <li key={personId}>
            <a className="govuk-link" href={`/hr/people/${personId}`}>
              {name}
            </a>{' '}
            {lines.map(({ step, dueDay }) => (
              <span key={`${step} ${dueDay}`} className="govuk-hint">
                <Message name={`reminders:step.${step}`} /> (<CalendarDay day={dueDay} />)
              </span>
            ))}
          </li>
        ))}
      </ul>
      {people > names.length && (
        <p className="govuk-body">
          <Message name="reminders:today.more" values={{ count: people - names.length }} />
        </p>
      )}
      {sample && (
        <details className="govuk-details">
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">
              <Message name="reminders:today.sample" />
            </span>
          </summary>
          <div className="govuk-details__text" lang={sample.language}>
            <strong>{sample.subject}</strong>
            {sample.body.split('\n\n').map((paragraph) => (
              <p key={paragraph} className="govuk-body">
                {paragraph}
              </p>
            ))}
          </div>
        </details>
      )}
    </section>
  )
}
