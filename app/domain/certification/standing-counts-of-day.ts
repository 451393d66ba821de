import { and, eq } from 'drizzle-orm'
import { listProgrammes } from '#app/domain/learning/list-programmes.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { standingCounts } from '#db/schema/index.ts'
import { addDays, addMonths, dayOf, endOfDay } from './calendar-days.ts'
import type { StandingCount } from './count-standings.ts'
import { countStandingsAsAt } from './count-standings-as-at.ts'

/** How everybody stood at the end of a past day. Worked out from the facts when it is asked for the first time, and kept. */
export async function standingCountsOfDay(
  db: Database,
  { programmeId, day }: { programmeId: string; day: string },
): Promise<StandingCount[]> {
  const kept = await db
    .select({
      unitId: standingCounts.unitId,
      state: standingCounts.state,
      endsWithin: standingCounts.endsWithin,
      people: standingCounts.people,
    })
    .from(standingCounts)
    .where(and(eq(standingCounts.programmeId, programmeId), eq(standingCounts.day, day)))
  if (kept.length > 0) return kept

  const { timeZone } = await findOrganisation(db)
  const counts = await countStandingsAsAt(db, { programmeId, at: endOfDay(day, timeZone) })
  await inTransaction(db, async (tx) => {
    for (let from = 0; from < counts.length; from += rowsAtATime) {
      const rows = counts.slice(from, from + rowsAtATime).map((counted) => ({ programmeId, day, ...counted }))
      // Two who ask at once find the same.
      await tx.insert(standingCounts).values(rows).onConflictDoNothing()
    }
  })
  return counts
}

const rowsAtATime = 500

/** The last days of the twelve months before this one, oldest first: what a year's trend is drawn from. */
export function lastDaysOfMonths(today: string): string[] {
  const first = `${today.slice(0, 7)}-01`
  return Array.from({ length: 12 }, (_, place) => addDays(addMonths(first, place - 11), -1))
}

/** Works out the days of a year's trend that were never asked for, so that nobody has to wait for them. Once a day. */
export async function keepStandingCounts(db: Database, now: Date): Promise<void> {
  const { timeZone } = await findOrganisation(db)
  const today = dayOf(now, timeZone)
  for (const { id: programmeId } of await listProgrammes(db)) {
    for (const day of lastDaysOfMonths(today)) {
      await standingCountsOfDay(db, { programmeId, day })
    }
  }
}
