import { dayOf, startOfDay } from '#app/domain/certification/calendar-days.ts'
import { isWorkingDay, type WorkingCalendar } from '#app/domain/office/working-days.ts'

const millisecondsPerHour = 3_600_000
/** By the organisation's own clocks: the mail goes out from the first on, and no more from the second on. */
const firstHour = 7
const lastHour = 18

/** The calendar day for which the mail about tasks may go out at this instant, or null: outside the office's hours, on a weekend or holiday. */
export function taskMailDay(at: Date, calendar: WorkingCalendar): string | null {
  const day = dayOf(at, calendar.timeZone)
  const hours = (at.getTime() - startOfDay(day, calendar.timeZone).getTime()) / millisecondsPerHour
  return isWorkingDay(day, calendar) && hours >= firstHour && hours < lastHour ? day : null
}
