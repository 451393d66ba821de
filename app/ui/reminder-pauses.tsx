import { CalendarDay } from './calendar-day.tsx'
import { Message } from './translation.tsx'

type ReminderPausesProps = { pauses: { unitId: string; name: string; reason: string; lastDay: string | null }[] }

/** Where no reminders go at present, each with the way to let them go again. */
export function ReminderPauses({ pauses }: ReminderPausesProps) {
  return (
    <section aria-labelledby="pauses">
      <h2 className="govuk-heading-m" id="pauses">
        <Message name="reminders:pause.heading" />
      </h2>
      {pauses.length === 0 && (
        <p className="govuk-body">
          <Message name="reminders:pause.none" />
        </p>
      )}
      <ul className="govuk-list lisans-desk">
        {pauses.map(({ unitId, name, reason, lastDay }) => (
          <li key={unitId} className="lisans-desk__item">
            <Message name="reminders:pause.of" /> <strong>{name}</strong>
            {lastDay && (
              <>
                {', '}
                <Message name="reminders:pause.until" /> <CalendarDay day={lastDay} />
              </>
            )}
            <div className="govuk-hint lisans-beneath">{reason}</div>
            <form method="post">
              <input type="hidden" name="resume" value={unitId} />
              <button type="submit" className="govuk-button govuk-button--secondary">
                <Message name="reminders:pause.resume" />
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
