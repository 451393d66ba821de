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
import { foldName } from './fold-name.ts'
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

export type IdentifierRefusal = 'identifier-missing' | 'identifier-invalid' | 'identifier-taken'

export type AddPersonOutcome =
  | { kind: 'added'; personId: string }
  | { kind: 'refused'; reason: 'no-such-unit' | 'out-of-reach' | IdentifierRefusal }

/** Makes a person known to Lisans. Administrators and HR add people to the units they reach. */
export function addPerson(db: Database, person: NewPerson, actor: Actor, at: Date): Promise<AddPersonOutcome> {
  return inTransaction(db, async (tx) => {
    const [unit] = await tx.select().from(units).where(eq(units.id, person.unitId))
    if (!unit || unit.closedAt) return { kind: 'refused', reason: 'no-such-unit' }
    if (!(await actorReachesUnit(tx, actor, ['administrator', 'hr'], person.unitId, at))) {
      return { kind: 'refused', reason: 'out-of-reach' }
    }
    const reason = await findIdentifierProblem(tx, person)
    if (reason) return { kind: 'refused', reason }
    const personId = await insertPerson(tx, person, actor, at)
    await recordEntry(tx, { action: 'person.added', actor, subjectId: personId, payload: { ...person } }, at)
    return { kind: 'added', personId }
  })
}

/** What keeps a person from being found by the names they are to have, if anything. */
export async function findIdentifierProblem(
  tx: Transaction,
  person: Pick<NewPerson, 'identifiers' | 'email'>,
): Promise<IdentifierRefusal | null> {
  const identifiers = foldAll(person)
  if (identifiers === null) return 'identifier-invalid'
  if (identifiers.size === 0) return 'identifier-missing'
  const taken = await tx
    .select({ id: personIdentifiers.id })
    .from(personIdentifiers)
    .where(inArray(personIdentifiers.value, [...identifiers.keys()]))
  return taken.length > 0 ? 'identifier-taken' : null
}

/** The part of other commands that makes a person known; those ask `findIdentifierProblem` before and record their own entry. Answers the person's id. */
export async function insertPerson(tx: Transaction, person: NewPerson, actor: Actor, at: Date): Promise<string> {
  const personId = crypto.randomUUID()
  const { name, unitId, email, language, jobTitle } = person
  await tx.insert(people).values({
    id: personId,
    name,
    searchName: foldName(name),
    unitId,
    email,
    language,
    jobTitle,
    activity: 'active',
    createdAt: at,
  })
  for (const [value, { kind, shown }] of foldAll(person) ?? []) {
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
  return personId
}

function foldAll({
  identifiers,
  email,
}: Pick<NewPerson, 'identifiers' | 'email'>): Map<string, { kind: IdentifierKind; shown: string }> | null {
  const folded = new Map<string, { kind: IdentifierKind; shown: string }>()
  for (const { kind, value } of [...identifiers, ...(email ? [{ kind: 'email' as const, value: email }] : [])]) {
    const key = foldIdentifier(value)
    if (key === null) return null
    if (!folded.has(key)) folded.set(key, { kind, shown: value.trim() })
  }
  return folded
}
