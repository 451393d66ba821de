import type { ReminderStory as Story } from '#app/domain/reminders/find-reminder-story.ts'
import { CalendarDay } from './calendar-day.tsx'
import { Day } from './day.tsx'
import { Message } from './translation.tsx'

/** What somebody was reminded of, what comes next, and where nothing does, why. */
export function ReminderStory({ story }: { story: Omit<Story, 'sent'> & { sent: Sent[] } }) {
  const { dueDay, next, because, sent } = story
  return (
    <section aria-labelledby="reminders">
      <h2 className="govuk-heading-m" id="reminders">
        <Message name="reminders:story.heading" />
      </h2>
      <p className="govuk-body">
        {dueDay && (
          <>
            <Message name="reminders:story.day" />
            {': '}
            <CalendarDay day={dueDay} />
            {'. '}
          </>
        )}
        {next && (
          <>
            <Message name="reminders:story.nextOn" /> <CalendarDay day={next.day} /> (
            <Message name={`reminders:step.${next.step}`} />
            ).
          </>
        )}
        {because && (
          <>
            <Message name="reminders:story.nothing" /> <Message name={`reminders:because.${because}`} />
          </>
        )}
      </p>
      {sent.length === 0 ? (
        <p className="govuk-body">
          <Message name="reminders:story.none" />
        </p>
      ) : (
        <ul className="govuk-list">
          {sent.map((one) => (
            <li key={`${one.dueDay} ${one.step}`}>
              <Message name={`reminders:step.${one.step}`} /> (<CalendarDay day={one.dueDay} />){': '}
              {one.sentAt || one.forgotten ? (
                <>
                  <Message name="reminders:story.sent" /> <Day at={new Date(one.sentAt ?? one.queuedAt)} />
                </>
              ) : (
                <Message name="reminders:story.notSent" />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

type Sent = { step: string; dueDay: string; queuedAt: Date | string; sentAt: Date | string | null; forgotten: boolean }
