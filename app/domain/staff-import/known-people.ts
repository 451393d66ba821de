import { and, inArray, isNull } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { people, personIdentifiers, roleGrants } from '#db/schema/index.ts'

/** Somebody as Lisans knows them. */
export type Known = typeof people.$inferSelect & {
  logons: { value: string; shown: string }[]
  /** Any that nobody ended, be it over by itself. */
  holdsRole: boolean
}

export type KnownPeople = {
  /** Whose staff number it is. */
  byNumber: (folded: string | null) => Known | null
  /** Whose it is in whatever sense. */
  holderOf: (folded: string) => string | null
}

/** Whom these folded numbers, addresses and logons mean; at most some thousand of them. */
export async function findKnown(db: Database, names: string[]): Promise<KnownPeople> {
  if (names.length === 0) return { byNumber: () => null, holderOf: () => null }
  const held = await db
    .select({ value: personIdentifiers.value, kind: personIdentifiers.kind, personId: personIdentifiers.personId })
    .from(personIdentifiers)
    .where(inArray(personIdentifiers.value, names))
  const holders = new Map(held.map(({ value, personId }) => [value, personId]))
  const numbers = new Map(
    held.filter(({ kind }) => kind === 'staff-number').map(({ value, personId }) => [value, personId]),
  )
  const ids = [...new Set(numbers.values())]
  const persons = new Map<string, Known>()
  if (ids.length > 0) {
    const rows = await db.select().from(people).where(inArray(people.id, ids))
    const grants = await db
      .select({ personId: roleGrants.personId })
      .from(roleGrants)
      .where(and(inArray(roleGrants.personId, ids), isNull(roleGrants.endedAt)))
    const holding = new Set(grants.map(({ personId }) => personId))
    for (const person of rows) persons.set(person.id, { ...person, logons: [], holdsRole: holding.has(person.id) })
    const logons = await db
      .select()
      .from(personIdentifiers)
      .where(inArray(personIdentifiers.personId, ids))
      .orderBy(personIdentifiers.value)
    for (const { kind, personId, value, shown } of logons) {
      if (kind === 'logon') persons.get(personId)?.logons.push({ value, shown })
    }
  }
  return {
    byNumber: (folded) => persons.get(numbers.get(folded ?? '') ?? '') ?? null,
    holderOf: (folded) => holders.get(folded) ?? null,
  }
}
