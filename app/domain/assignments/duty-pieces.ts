import { and, asc, inArray, ne } from 'drizzle-orm'
import { comesAfter, type PeopleCursor } from '#app/domain/people/people-cursor.ts'
import type { Database } from '#db/handle.ts'
import { people } from '#db/schema/index.ts'
import { type PersonRows, rowsByPerson } from './duty-of-person.ts'
import { findDutyRows } from './find-duty-facts.ts'

/** So many are looked at before others get their turn. */
const peopleAtATime = 500

/** One person, with where the list goes on after them. */
export type PlacedRows = PersonRows & { cursor: PeopleCursor }

/**
 * Everybody who has not left, of some units or of all, by name and some at a time: what due days rest on. Others get their turn between
 * pieces, so 200,000 people can be gone through while the service goes on.
 */
export async function* dutyPieces(
  db: Database,
  {
    programmeId,
    unitIds,
    after = null,
  }: { programmeId: string; unitIds: string[] | 'all'; after?: PeopleCursor | null },
  now: Date,
): AsyncGenerator<PlacedRows[]> {
  for (let last = after; ; ) {
    const next = await db
      .select({ id: people.id, searchName: people.searchName })
      .from(people)
      .where(
        and(
          ne(people.activity, 'left'),
          unitIds === 'all' ? undefined : inArray(people.unitId, unitIds),
          last === null ? undefined : comesAfter(last),
        ),
      )
      .orderBy(asc(people.searchName), asc(people.id))
      .limit(peopleAtATime)
    const rows = await findDutyRows(db, { programmeId, personIds: next.map(({ id }) => id) }, now)
    const known = new Map(rowsByPerson(rows).map((one) => [one.person.id, one]))
    yield next.flatMap((cursor) => {
      const found = known.get(cursor.id)
      return found ? [{ ...found, cursor }] : []
    })
    last = next.at(-1) ?? null
    if (next.length < peopleAtATime || last === null) return
    await new Promise(setImmediate)
  }
}
