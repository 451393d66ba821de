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

type Whom = { programmeId: string; unitIds: string[] | 'all' }

/**
 * Everybody who has not left, of some units or of all, by name and some at a time: what due days rest on. Others get their turn between
 * pieces, so 200,000 people can be gone through while the service goes on.
 */
export async function* dutyPieces(
  db: Database,
  { programmeId, unitIds }: Whom,
  now: Date,
): AsyncGenerator<PersonRows[]> {
  for await (const ids of namesOf(db, unitIds)) {
    for (let from = 0; from < ids.length; from += peopleAtATime) {
      const personIds = ids.slice(from, from + peopleAtATime)
      const rows = await findDutyRows(db, { programmeId, personIds }, now)
      const known = new Map(rowsByPerson(rows).map((one) => [one.person.id, one]))
      yield personIds.flatMap((id) => known.get(id) ?? [])
      await new Promise(setImmediate)
    }
  }
}

/** Units are picked out here: asked for them, a database would sort all their people for every page. */
async function* namesOf(db: Database, unitIds: string[] | 'all'): AsyncGenerator<string[]> {
  const within = unitIds === 'all' ? null : new Set(unitIds)
  if (within?.size === 0) return
  for (let last: PeopleCursor | null = null; ; ) {
    const next: (PeopleCursor & { unitId: string })[] = await db
      .select({ id: people.id, searchName: people.searchName, unitId: people.unitId })
      .from(people)
      .where(and(ne(people.activity, 'left'), last === null ? undefined : comesAfter(last)))
      .orderBy(asc(people.searchName), asc(people.id))
      .limit(namesAtATime)
    yield next.filter(({ unitId }) => within === null || within.has(unitId)).map(({ id }) => id)
    last = next.at(-1) ?? null
    if (next.length < namesAtATime || last === null) return
    await new Promise(setImmediate)
  }
}
