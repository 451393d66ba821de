import { and, eq } from 'drizzle-orm'
import { listProgrammes } from '#app/domain/learning/list-programmes.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { standingCounts } from '#db/schema/index.ts'
import { addDays, addMonths, dayOf, endOfDay } from './calendar-days.ts'
import type { StandingCount } from './count-standings.ts'
import { countStandingsAsAt } from './count-standings-as-at.ts'

type OfDay = { programmeId: string; day: string }

/** What was begun may still be written with an instant before midnight; so long a day that is over is not kept. In milliseconds. */
const settling = 3_600_000

/** Days that are being worked out: whoever asks meanwhile gets the same. */
const running = new Map<string, Promise<StandingCount[]>>()

/** How everybody stood at the end of a past day. Worked out from the facts when it is asked for the first time, and kept. */
export async function standingCountsOfDay(db: Database, ofDay: OfDay, now: Date): Promise<StandingCount[]> {
  const kept = await keptCountsOfDay(db, ofDay)
  if (kept.length > 0) return kept
  const key = `${ofDay.programmeId} ${ofDay.day}`
  const begun = running.get(key) ?? workOut(db, ofDay, now).finally(() => running.delete(key))
  running.set(key, begun)
  return begun
}

/** The same, of a day that was worked out before; empty for any other. */
export function keptCountsOfDay(db: Database, { programmeId, day }: OfDay): Promise<StandingCount[]> {
  return db
    .select({
      unitId: standingCounts.unitId,
      state: standingCounts.state,
      endsWithin: standingCounts.endsWithin,
      people: standingCounts.people,
    })
    .from(standingCounts)
    .where(and(eq(standingCounts.programmeId, programmeId), eq(standingCounts.day, day)))
}

async function workOut(db: Database, { programmeId, day }: OfDay, now: Date): Promise<StandingCount[]> {
  const { timeZone } = await findOrganisation(db)
  const end = endOfDay(day, timeZone)
  const counts = await countStandingsAsAt(db, { programmeId, at: end })
  if (now.getTime() - end.getTime() < settling) return counts
  await inTransaction(db, async (tx) => {
    if ((await keptCountsOfDay(tx, { programmeId, day })).length > 0) return
    for (let from = 0; from < counts.length; from += rowsAtATime) {
      const rows = counts.slice(from, from + rowsAtATime).map((counted) => ({ programmeId, day, ...counted }))
      await tx.insert(standingCounts).values(rows)
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
      await standingCountsOfDay(db, { programmeId, day }, now)
    }
  }
}
