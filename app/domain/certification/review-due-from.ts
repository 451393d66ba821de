import { addWorkingDays, type WorkingCalendar } from '#app/domain/office/working-days.ts'
import { dayOf, startOfDay } from './calendar-days.ts'
import type { SuspensionChain } from './suspension-chain.ts'

/** So many working days after it began a second officer looks at every suspension that still runs. */
export const workingDaysBeforeReview = 5

/** From when on a suspension waits for a second officer: at once after a reply; null while nothing new is to be looked at. Pure. */
export function reviewDueFrom(chain: SuspensionChain, calendar: WorkingCalendar): Date | null {
  const [first, last] = [chain[0], chain.at(-1)]
  if (!first || !last) return null
  const { reviewedAt } = last
  const unheard = chain.flatMap(({ repliedAt }) => {
    return repliedAt && (reviewedAt === null || reviewedAt < repliedAt) ? [repliedAt] : []
  })
  const heard = unheard[0] ?? null
  if (reviewedAt) return heard
  const { timeZone } = calendar
  const day = addWorkingDays(dayOf(first.suspendedAt, timeZone), workingDaysBeforeReview, calendar)
  const anyway = startOfDay(day, timeZone)
  return heard && heard < anyway ? heard : anyway
}
