import { eq, inArray } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import {
  type IdentifierKind,
  type Language,
  people,
  personIdentifiers,
  personMovements,
  units,
} from '#db/schema/index.ts'
import { type Actor, actorIdOf } from './actor.ts'
import { foldIdentifier } from './fold-identifier.ts'
import { actorReachesUnit } from './reaches.ts'

export type NewPerson = {
  name: string
  unitId: string
  /** Every name the person is known by, as written. The e-mail address joins them by itself. */
  identifiers: { kind: IdentifierKind; value: string }[]
  email: string | null
  language: Language
  jobTitle: string | null
}

export type AddPersonOutcome =
  | { kind: 'added'; personId: string }
  | {
      kind: 'refused'
      reason: 'no-such-unit' | 'out-of-reach' | 'identifier-missing' | 'identifier-invalid' | 'identifier-taken'
    }

/** Makes a person known to Lisans. Administrators and HR add people to the units they reach. */
export function addPerson(db: Database, person: NewPerson, actor: Actor, at: Date): Promise<AddPersonOutcome> {
  return inTransaction(db, async (tx) => {
    const [unit] = await tx.select().from(units).where(eq(units.id, person.unitId))
    if (!unit || unit.closedAt) return { kind: 'refused', reason: 'no-such-unit' }
    if (!(await actorReachesUnit(tx, actor, ['administrator', 'hr'], person.unitId))) {
      return { kind: 'refused', reason: 'out-of-reach' }
    }
    const outcome = await insertPerson(tx, person, actor, at)
    if (outcome.kind === 'refused') return outcome
    const { personId } = outcome
    const payload = { ...person }
    await recordEntry(tx, { action: 'person.added', actor, subjectId: personId, payload }, at)
    return outcome
  })
}

/** The part of other commands that makes a person known; those record their own entry and ask whether the actor may. */
export async function insertPerson(
  tx: Transaction,
  person: NewPerson,
  actor: Actor,
  at: Date,
): Promise<AddPersonOutcome> {
  const identifiers = foldAll(person)
  if (identifiers === null) return { kind: 'refused', reason: 'identifier-invalid' }
  if (identifiers.size === 0) return { kind: 'refused', reason: 'identifier-missing' }
  const taken = await tx
    .select({ id: personIdentifiers.id })
    .from(personIdentifiers)
    .where(inArray(personIdentifiers.value, [...identifiers.keys()]))
  if (taken.length > 0) return { kind: 'refused', reason: 'identifier-taken' }

  const personId = crypto.randomUUID()
  const { name, unitId, email, language, jobTitle } = person
  await tx
    .insert(people)
    .values({ id: personId, name, unitId, email, language, jobTitle, activity: 'active', createdAt: at })
  for (const [value, { kind, shown }] of identifiers) {
    await tx.insert(personIdentifiers).values({ id: crypto.randomUUID(), personId, kind, value, shown })
  }
  await tx.insert(personMovements).values({
    id: crypto.randomUUID(),
    personId,
    kind: 'joined',
    unitId,
    movedAt: at,
    recordedBy: actorIdOf(actor),
  })
  return { kind: 'added', personId }
}

function foldAll({ identifiers, email }: NewPerson): Map<string, { kind: IdentifierKind; shown: string }> | null {
  const folded = new Map<string, { kind: IdentifierKind; shown: string }>()
  for (const { kind, value } of [...identifiers, ...(email ? [{ kind: 'email' as const, value: email }] : [])]) {
    const key = foldIdentifier(value)
    if (key === null) return null
    if (!folded.has(key)) folded.set(key, { kind, shown: value.trim() })
  }
  return folded
}
