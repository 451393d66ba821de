import { and, asc, gt, lte } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { endWindows, people } from '#db/schema/index.ts'
import { addedUp, type StandingCount, whileItHolds } from './count-standings.ts'
import type { AsAt } from './held-as-at.ts'
import { endOfDayAfter } from './list-states.ts'
import { listStatesAsAt } from './list-states-as-at.ts'

const peopleAtATime = 2_000

/** How everybody who worked here at a past instant stood then, from the facts, by the unit they were of then. Others get their turn between pieces. */
export async function countStandingsAsAt(db: Database, { programmeId, at }: AsAt): Promise<StandingCount[]> {
  const ends = await Promise.all(endWindows.map((days) => endOfDayAfter(db, days, at)))
  let counts: StandingCount[] = []
  let last = ''
  for (;;) {
    const next = await db
      .select({ id: people.id })
      .from(people)
      .where(and(gt(people.id, last), lte(people.createdAt, at)))
      .orderBy(asc(people.id))
      .limit(peopleAtATime)
    if (next.length === 0) return counts
    last = next.at(-1)?.id as string
    const then = await listStatesAsAt(db, { programmeId, at, personIds: next.map(({ id }) => id) })
    const found = then.map(({ unitId, state, validUntil }) => {
      const within = endWindows.find((_days, place) => validUntil !== null && validUntil <= (ends[place] as Date)) ?? 0
      return { unitId, state, endsWithin: whileItHolds(state, within), people: 1 }
    })
    counts = addedUp([...counts, ...found])
    await new Promise(setImmediate)
  }
}
