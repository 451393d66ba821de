import { and, asc, eq, inArray, like, or } from 'drizzle-orm'
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
  // Looked up once for the whole question, not once for each person.
  const identified = inArray(
    people.id,
    db
      .select({ personId: personIdentifiers.personId })
      .from(personIdentifiers)
      .where(eq(personIdentifiers.value, foldIdentifier(written) ?? '')),
  )
  const folded = foldName(written)
  // Letters and digits only, so that nothing in it is a wildcard. A word may be looked for in its middle: no index helps with that,
  // but one short column is read and nothing is worked out per row.
  return folded === '' ? identified : or(like(people.searchName, `%${folded}%`), identified)
}
