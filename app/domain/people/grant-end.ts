import { addDays, addMonths, dayOf, startOfDay } from '#app/domain/certification/calendar-days.ts'

/** A deputy stands in for at most so many calendar months: a longer absence is for an administrator to settle. */
export const longestStandIn = 6

export type GrantEndProblem = 'end-in-the-past' | 'stands-in-too-long'

/** The instant at which a role ends that is held up to and with a calendar day (YYYY-MM-DD). */
export function endAfter(lastDay: string, timeZone: string): Date {
  return startOfDay(addDays(lastDay, 1), timeZone)
}

/** The last calendar day of a role that ends at an instant. */
export function lastDayBefore(runsUntil: Date, timeZone: string): string {
  return dayOf(new Date(runsUntil.getTime() - 1), timeZone)
}

/** What is wrong with a last day for somebody who stands in from today, if anything. */
export function standInProblem(lastDay: string, at: Date, timeZone: string): GrantEndProblem | null {
  const today = dayOf(at, timeZone)
  if (lastDay < today) return 'end-in-the-past'
  return lastDay > addMonths(today, longestStandIn) ? 'stands-in-too-long' : null
}
