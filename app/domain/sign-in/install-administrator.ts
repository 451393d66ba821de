import { asc, isNull } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { findIdentifierProblem, type IdentifierProblem, insertPerson } from '#app/domain/people/add-person.ts'
import { insertGrant } from '#app/domain/people/grant-role.ts'
import type { Transaction } from '#db/handle.ts'
import { type Language, units } from '#db/schema/index.ts'

export type NewAdministrator = {
  name: string
  staffNumber: string | null
  email: string | null
  language: Language
  /** The name of the unit at the very top, made if there is none yet. */
  organisation: string
}

/** The part of two commands that makes a person known as administrator of the whole organisation, with its one ledger entry. */
export async function installAdministrator(
  tx: Transaction,
  { name, staffNumber, email, language, organisation }: NewAdministrator,
  actor: Actor,
  at: Date,
): Promise<{ kind: 'created'; personId: string } | IdentifierProblem> {
  const identifiers = staffNumber ? [{ kind: 'staff-number' as const, value: staffNumber }] : []
  const problem = await findIdentifierProblem(tx, { identifiers, email })
  if (problem) return problem

  const unitId = await ensureTopUnit(tx, organisation)
  const personId = await insertPerson(tx, { name, unitId, identifiers, email, language, jobTitle: null }, actor, at)
  await insertGrant(tx, { personId, role: 'administrator', unitId }, actor, at)
  const payload = { name, unitId, staffNumber, email }
  await recordEntry(tx, { action: 'administrator.created', actor, subjectId: personId, payload }, at)
  return { kind: 'created', personId }
}

async function ensureTopUnit(tx: Transaction, name: string): Promise<string> {
  const [top] = await tx.select({ id: units.id }).from(units).where(isNull(units.parentId)).orderBy(asc(units.name))
  if (top) return top.id
  const id = crypto.randomUUID()
  await tx.insert(units).values({ id, parentId: null, name })
  return id
}
