import { addDays } from '#app/domain/certification/calendar-days.ts'

/** On which calendar days the office works. */
export type WorkingCalendar = {
  /** IANA name: whose midnight a day begins at. */
  timeZone: string
  /** Days of the week by their ISO number: 1 for Monday, 7 for Sunday. At least one. */
  workingWeekdays: number[]
  /** Public holidays, YYYY-MM-DD. */
  holidays: ReadonlySet<string>
}

/** Whether the office works on a calendar day (YYYY-MM-DD). */
export function isWorkingDay(day: string, { workingWeekdays, holidays }: WorkingCalendar): boolean {
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay() || 7
  return workingWeekdays.includes(weekday) && !holidays.has(day)
}

/** The day so many working days after this one, which itself is not counted: one working day after a Friday is Monday. */
export function addWorkingDays(day: string, days: number, calendar: WorkingCalendar): string {
  let reached = day
  for (let left = days; left > 0; ) {
    reached = addDays(reached, 1)
    if (isWorkingDay(reached, calendar)) left -= 1
  }
  return reached
}

/** How many working days lie after `from`, up to and with `to`; none when `to` is not later. */
export function workingDaysBetween(from: string, to: string, calendar: WorkingCalendar): number {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) count += 1
  }
  return count
}
