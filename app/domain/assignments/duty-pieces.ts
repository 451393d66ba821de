import { and, asc, ne } from 'drizzle-orm'
import { comesAfter, type PeopleCursor } from '#app/domain/people/people-cursor.ts'
import type { Database } from '#db/handle.ts'
import { people } from '#db/schema/index.ts'
import { type PersonRows, rowsByPerson } from './duty-of-person.ts'
import { findDutyRows } from './find-duty-facts.ts'

/** So many are looked at before others get their turn. */
const peopleAtATime = 500
/** So many names are read at once. */
const namesAtATime = 2_000

/** One person, with where the list goes on after them. */
export type PlacedRows = PersonRows & { cursor: PeopleCursor }

type Whom = { programmeId: string; unitIds: string[] | 'all'; after?: PeopleCursor | null }

/**
 * Everybody who has not left, of some units or of all, by name and some at a time: what due days rest on. Others get their turn between
 * pieces, so 200,000 people can be gone through while the service goes on.
 */
export async function* dutyPieces(
  db: Database,
  { programmeId, unitIds, after = null }: Whom,
  now: Date,
): AsyncGenerator<PlacedRows[]> {
  for await (const cursors of namesOf(db, unitIds, after)) {
    for (let from = 0; from < cursors.length; from += peopleAtATime) {
      const piece = cursors.slice(from, from + peopleAtATime)
      const rows = await findDutyRows(db, { programmeId, personIds: piece.map(({ id }) => id) }, now)
      const known = new Map(rowsByPerson(rows).map((one) => [one.person.id, one]))
      yield piece.flatMap((cursor) => {
        const found = known.get(cursor.id)
        return found ? [{ ...found, cursor }] : []
      })
      await new Promise(setImmediate)
    }
  }
}

/** Units are picked out here: asked for them, a database would sort all their people for every page. */
async function* namesOf(
  db: Database,
  unitIds: string[] | 'all',
  after: PeopleCursor | null,
): AsyncGenerator<PeopleCursor[]> {
  const within = unitIds === 'all' ? null : new Set(unitIds)
  for (let last = after; ; ) {
    const next = await db
      .select({ id: people.id, searchName: people.searchName, unitId: people.unitId })
      .from(people)
      .where(and(ne(people.activity, 'left'), last === null ? undefined : comesAfter(last)))
      .orderBy(asc(people.searchName), asc(people.id))
      .limit(namesAtATime)
    yield within ? next.filter(({ unitId }) => within.has(unitId)) : next
    last = next.at(-1) ?? null
    if (next.length < namesAtATime || last === null) return
    await new Promise(setImmediate)
  }
}
