import { addDays, dayOf, startOfDay } from '#app/domain/certification/calendar-days.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import type { Database } from '#db/handle.ts'
import { countAllowedAsAt } from './allowed-as-at.ts'
import type { Platform } from './list-platforms.ts'

/** Of the people of some units: how many were here at an instant, and how many a gate would have refused. */
export type WeekCount = { at: Date; people: number; refused: number }

/** The first moments of the last Mondays, oldest first, by the organisation's clocks. Today counts when it is a Monday. */
export function lastMondays(now: Date, timeZone: string, weeks: number): Date[] {
  const today = dayOf(now, timeZone)
  const sinceMonday = (new Date(`${today}T00:00:00.000Z`).getUTCDay() + 6) % 7
  const last = addDays(today, -sinceMonday)
  return Array.from({ length: weeks }, (_, place) => startOfDay(addDays(last, -7 * (weeks - 1 - place)), timeZone))
}

/** How many of these units' people would have been refused on each of the last eight Mondays, from the facts as they stood then. */
export async function countWeekly(
  db: Database,
  { platform, unitIds }: { platform: Platform; unitIds: string[] },
  now: Date,
): Promise<WeekCount[]> {
  const { timeZone } = await findOrganisation(db)
  const within = new Set(unitIds)
  const weeks: WeekCount[] = []
  for (const at of lastMondays(now, timeZone, 8)) {
    // Each question takes its time among ten thousand people; whoever else waits comes in between.
    await new Promise((resolve) => setImmediate(resolve))
    const theirs = (await countAllowedAsAt(db, { programmeId: platform.programmeId, at })).filter(({ unitId }) =>
      within.has(unitId),
    )
    const people = theirs.reduce((total, one) => total + one.people, 0)
    const allowed = platform.needsGrant ? 0 : theirs.reduce((total, one) => total + one.allowed, 0)
    weeks.push({ at, people, refused: people - allowed })
  }
  return weeks
}
