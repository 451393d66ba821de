import { and, asc, eq, inArray, like, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { type PersonActivity, people, personIdentifiers, units } from '#db/schema/index.ts'
import { foldIdentifier } from './fold-identifier.ts'
import { foldName } from './fold-name.ts'

type PeopleQuestion = {
  /** Parts of a name in any order, with or without accents, or a whole identifier however it is punctuated; all people where it is empty. */
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
    .where(and(inArray(people.unitId, unitIds), await findMatching(db, search)))
    .orderBy(asc(people.name), asc(people.id))
    .limit(limit)
    .offset(offset)
}

/** More words than a name has. */
const mostWords = 8
/** Who bear what was typed as a whole identifier: one, or a few where signs between the letters are left out. */
const mostIdentified = 100

/** “ps1002” and “PS 1002” for PS-1002: signs between letters and digits do not count, where there is a digit at all. */
function likeWritten(written: string): SQL | undefined {
  const bare = written.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  if (!/\p{L}.*\p{N}|\p{N}{3}/u.test(bare)) return undefined
  return eq(personIdentifiers.bare, bare)
}

/** Whom a search means, as a condition over people; none for an empty one. */
export async function findMatching(db: Database, search: string): Promise<SQL | undefined> {
  const written = search.normalize('NFKC').trim().slice(0, 200).replaceAll('\0', '')
  if (written === '') return undefined
  const found = await db
    .select({ personId: personIdentifiers.personId })
    .from(personIdentifiers)
    .where(or(eq(personIdentifiers.value, foldIdentifier(written) ?? ''), likeWritten(written)))
    .limit(mostIdentified)
  const identified = inArray(
    people.id,
    found.map(({ personId }) => personId),
  )
  const folded = foldName(written)
  if (folded === '') return identified
  // A number that somebody has is nobody's name.
  if (found.length > 0 && /\d/.test(folded)) return identified
  // Letters and digits only, so that nothing in it is a wildcard. A word may be looked for in its middle: no index helps with that,
  // but one short column is read and nothing is worked out per row.
  // In any order each word must begin one of the name's; as it was typed it may lie anywhere.
  const begun = folded.split(' ').slice(0, mostWords)
  const inAnyOrder = and(...begun.map((word) => sql`' ' || ${people.searchName} like ${`% ${word}%`}`))
  return or(like(people.searchName, `%${folded}%`), inAnyOrder, identified)
}
