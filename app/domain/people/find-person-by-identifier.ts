import { eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { people, personIdentifiers } from '#db/schema/index.ts'
import type { Person } from './find-person.ts'
import { foldIdentifier } from './fold-identifier.ts'

/** Whoever is known by this staff number, e-mail, logon or other name, however it is written; null when nobody is. */
export async function findPersonByIdentifier(db: Database, identifier: string): Promise<Person | null> {
  const value = foldIdentifier(identifier)
  if (value === null) return null
  const [found] = await db
    .select({ person: people })
    .from(personIdentifiers)
    .innerJoin(people, eq(people.id, personIdentifiers.personId))
    .where(eq(personIdentifiers.value, value))
  return found?.person ?? null
}
