import { asc, eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { people, personIdentifiers, units } from '#db/schema/index.ts'

export type Person = typeof people.$inferSelect

export type PersonRecord = Person & {
  unitName: string
  identifiers: Pick<typeof personIdentifiers.$inferSelect, 'kind' | 'shown'>[]
}

/** One person with their unit and every name they are known by; null when there is nobody. */
export async function findPerson(db: Database, personId: string): Promise<PersonRecord | null> {
  const [found] = await db
    .select({ person: people, unitName: units.name })
    .from(people)
    .innerJoin(units, eq(units.id, people.unitId))
    .where(eq(people.id, personId))
  if (!found) return null
  const identifiers = await db
    .select({ kind: personIdentifiers.kind, shown: personIdentifiers.shown })
    .from(personIdentifiers)
    .where(eq(personIdentifiers.personId, personId))
    .orderBy(asc(personIdentifiers.kind), asc(personIdentifiers.value))
  return { ...found.person, unitName: found.unitName, identifiers }
}
