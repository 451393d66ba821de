import { eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { people, personIdentifiers, settings, units } from '#db/schema/index.ts'
import { foldIdentifier } from './fold-identifier.ts'

/** The setting in which the demonstration's seed says whom a visitor may want to be. */
export const personasSetting = 'demo-personas'

/** One entry of that setting: any identifier of the person, and the key of their story in the catalogues (`people:demo.story.<story>`). */
export type PersonaSetting = { identifier: string; story: string }

export type Persona = { identifier: string; story: string; name: string; jobTitle: string | null; unitName: string }

/** The people of the demonstration, in the seed's order. Nobody where there is no demonstration. */
export async function listPersonas(db: Database): Promise<Persona[]> {
  const [setting] = await db.select().from(settings).where(eq(settings.name, personasSetting))
  const wanted = (setting?.value ?? []) as PersonaSetting[]
  const values = wanted.flatMap(({ identifier }) => foldIdentifier(identifier) ?? [])
  if (values.length === 0) return []
  const found = await db
    .select({ value: personIdentifiers.value, name: people.name, jobTitle: people.jobTitle, unitName: units.name })
    .from(personIdentifiers)
    .innerJoin(people, eq(people.id, personIdentifiers.personId))
    .innerJoin(units, eq(units.id, people.unitId))
    .where(inArray(personIdentifiers.value, values))
  const byValue = new Map(found.map(({ value, ...person }) => [value, person]))
  return wanted.flatMap((persona) => {
    const person = byValue.get(foldIdentifier(persona.identifier) ?? '')
    return person ? [{ ...persona, ...person }] : []
  })
}
