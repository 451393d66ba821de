import { eq, inArray } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { insertMany } from '#db/insert-many.ts'
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
import { orderedId } from './ordered-id.ts'
import { actorReachesUnit } from './reaches.ts'

export type NewPerson = {
  name: string
  unitId: string
  /** Every name the person is known by, as written. The e-mail address joins them by itself. */
  identifiers: { kind: IdentifierKind; value: string }[]
  email: string | null
  language: Language
  jobTitle: string | null
  /** As the organisation writes it: “G7”. */
  grade?: string | null
}

export type IdentifierRefusal = 'identifier-missing' | 'identifier-invalid' | 'identifier-taken'

/** What is wrong with the names somebody is to be found by; `identifier` is the kind of the one it is, where it is one. */
export type IdentifierProblem = { kind: 'refused'; reason: IdentifierRefusal; identifier: IdentifierKind | null }

export type AddPersonOutcome =
  | { kind: 'added'; personId: string }
  | { kind: 'refused'; reason: 'no-such-unit' | 'out-of-reach' }
  | IdentifierProblem

/** Makes a person known to Lisans. Administrators and HR add people to the units they reach. */
export function addPerson(db: Database, person: NewPerson, actor: Actor, at: Date): Promise<AddPersonOutcome> {
  return inTransaction(db, async (tx) => {
    const [unit] = await tx.select().from(units).where(eq(units.id, person.unitId))
    if (!unit || unit.closedAt) return { kind: 'refused', reason: 'no-such-unit' }
    if (!(await actorReachesUnit(tx, actor, ['administrator', 'hr'], person.unitId, at))) {
      return { kind: 'refused', reason: 'out-of-reach' }
    }
    const problem = await findIdentifierProblem(tx, person)
    if (problem) return problem
    const personId = await insertPerson(tx, person, actor, at)
    await recordEntry(tx, { action: 'person.added', actor, subjectId: personId, payload: { ...person } }, at)
    return { kind: 'added', personId }
  })
}

/** What keeps a person from being found by the names they are to have, if anything. */
export async function findIdentifierProblem(
  tx: Transaction,
  person: Pick<NewPerson, 'identifiers' | 'email'>,
): Promise<IdentifierProblem | null> {
  const invalid = written(person).find(({ value }) => foldIdentifier(value) === null)
  if (invalid) return { kind: 'refused', reason: 'identifier-invalid', identifier: invalid.kind }
  const identifiers = foldAll(person)
  if (identifiers.size === 0) return { kind: 'refused', reason: 'identifier-missing', identifier: null }
  const taken = await tx
    .select({ value: personIdentifiers.value })
    .from(personIdentifiers)
    .where(inArray(personIdentifiers.value, [...identifiers.keys()]))
  // The first in the order of the form.
  const [first] = [...identifiers].filter(([value]) => taken.some((one) => one.value === value))
  return first ? { kind: 'refused', reason: 'identifier-taken', identifier: first[1].kind } : null
}

/** The part of other commands that makes a person known; those ask `findIdentifierProblem` before and record their own entry. Answers the person's id. */
export async function insertPerson(tx: Transaction, person: NewPerson, actor: Actor, at: Date): Promise<string> {
  const personId = crypto.randomUUID()
  await insertPeople(tx, [{ ...person, id: personId }], actor, at)
  return personId
}

/** As `insertPerson`, for some hundred people whose ids are chosen. */
export async function insertPeople(
  tx: Transaction,
  persons: (NewPerson & { id: string })[],
  actor: Actor,
  at: Date,
): Promise<void> {
  const joined = { kind: 'joined' as const, movedAt: at, recordedBy: actorIdOf(actor) }
  await insertMany(
    tx,
    people,
    persons.map(({ id, name, unitId, email, language, jobTitle, grade = null }) => {
      const said = { id, name, searchName: foldName(name), unitId, email, language, jobTitle, grade }
      return { ...said, activity: 'active' as const, createdAt: at }
    }),
  )
  await insertMany(
    tx,
    personIdentifiers,
    persons.flatMap((person) =>
      [...foldAll(person)].map(([value, known]) => ({ id: orderedId(at), personId: person.id, value, ...known })),
    ),
  )
  await insertMany(
    tx,
    personMovements,
    persons.map(({ id, unitId }) => ({ id: orderedId(at), personId: id, unitId, ...joined })),
  )
}

type Known = Pick<NewPerson, 'identifiers' | 'email'>

function written({ identifiers, email }: Known): NewPerson['identifiers'] {
  return [...identifiers, ...(email ? [{ kind: 'email' as const, value: email }] : [])]
}

function foldAll(person: Known): Map<string, { kind: IdentifierKind; shown: string }> {
  const folded = new Map<string, { kind: IdentifierKind; shown: string }>()
  for (const { kind, value } of written(person)) {
    const key = foldIdentifier(value)
    if (key !== null && !folded.has(key)) folded.set(key, { kind, shown: value.trim() })
  }
  return folded
}
