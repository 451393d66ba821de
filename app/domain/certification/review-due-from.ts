import { addWorkingDays, type WorkingCalendar } from '#app/domain/office/working-days.ts'
import { dayOf, startOfDay } from './calendar-days.ts'

/** So many working days after it began a second officer looks at every suspension that still runs. */
export const workingDaysBeforeReview = 5

type SuspensionTalk = {
  suspendedAt: Date
  /** The last that the person said to it. */
  repliedAt: Date | null
  /** When it was last looked at again. */
  reviewedAt: Date | null
}

/** From when on a suspension waits for a second officer: at once after a reply; null while nothing new is to be looked at. Pure. */
export function reviewDueFrom(
  { suspendedAt, repliedAt, reviewedAt }: SuspensionTalk,
  calendar: WorkingCalendar,
): Date | null {
  const heard = repliedAt && (reviewedAt === null || reviewedAt < repliedAt) ? repliedAt : null
  if (reviewedAt) return heard
  const { timeZone } = calendar
  const day = addWorkingDays(dayOf(suspendedAt, timeZone), workingDaysBeforeReview, calendar)
  const anyway = startOfDay(day, timeZone)
  return heard && heard < anyway ? heard : anyway
}
