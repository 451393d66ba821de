import { Cron } from 'croner'
import { dayOf } from '#app/domain/certification/calendar-days.ts'
import { isWorkingDay, type WorkingCalendar } from './working-days.ts'

/** Seven in the morning by the organisation's own clocks, whatever these do between winter and summer. */
const everyMorning = '0 7 * * *'

/** The next morning of a working day after this instant. */
export function nextWorkingMorning(at: Date, calendar: WorkingCalendar): Date {
  const mornings = new Cron(everyMorning, { timezone: calendar.timeZone, paused: true })
  for (let after = at; ; ) {
    const next = mornings.nextRun(after)
    if (!next) throw new Error('There is no next morning')
    if (isWorkingDay(dayOf(next, calendar.timeZone), calendar)) return next
    after = next
  }
}
