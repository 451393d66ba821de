import { and, asc, eq, exists, inArray, like, or, sql } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { type PersonActivity, people, personIdentifiers, units } from '#db/schema/index.ts'
import { foldIdentifier } from './fold-identifier.ts'
import { foldName } from './fold-name.ts'

type PeopleQuestion = {
  /** Part of a name, with or without its accents, or a whole identifier; all people where it is empty. */
  search: string
  /** Only people of these units; `findReach` answers those a role reaches. */
  unitIds: string[]
  limit?: number
  offset?: number
}

export type ListedPerson = {
  id: string
  name: string
  jobTitle: string | null
  activity: PersonActivity
  unitName: string
}

/** People by name, those of the given units only. Ask for one more than a page holds to learn whether there is another. */
export async function listPeople(
  db: Database,
  { search, unitIds, limit = 51, offset = 0 }: PeopleQuestion,
): Promise<ListedPerson[]> {
  if (unitIds.length === 0) return []
  return db
    .select({
      id: people.id,
      name: people.name,
      jobTitle: people.jobTitle,
      activity: people.activity,
      unitName: units.name,
    })
    .from(people)
    .innerJoin(units, eq(units.id, people.unitId))
    .where(and(inArray(people.unitId, unitIds), matching(db, search)))
    .orderBy(asc(people.name), asc(people.id))
    .limit(limit)
    .offset(offset)
}

function matching(db: Database, search: string) {
  const written = search.normalize('NFKC').trim().slice(0, 200).replaceAll('\0', '')
  if (written === '') return undefined
  const identified = db
    .select({ one: sql`1` })
    .from(personIdentifiers)
    .where(and(eq(personIdentifiers.personId, people.id), eq(personIdentifiers.value, foldIdentifier(written) ?? '')))
  const folded = foldName(written)
  // Letters and digits only, so that nothing in it is a wildcard. A word may be looked for in its middle: no index helps with that,
  // but one short column is read and nothing is worked out per row.
  return folded === '' ? exists(identified) : or(like(people.searchName, `%${folded}%`), exists(identified))
}
