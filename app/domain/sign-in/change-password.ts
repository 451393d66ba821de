import { and, eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { findPerson } from '#app/domain/people/find-person.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { authAccounts, authUsers } from '#db/schema/index.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'
import { type PasswordProblem, passwordProblem } from './password-rule.ts'
import { setPassword } from './set-password.ts'

type PasswordChange = { personId: string; sessionId: string; current: string; wanted: string }

type ChangePasswordOutcome =
  | { kind: 'changed' }
  | { kind: 'refused'; reason: 'no-password' | 'wrong-password' | PasswordProblem }

/** A person changes their own password. Every other session of theirs ends; this one goes on. */
export async function changePassword(db: Database, change: PasswordChange, at: Date): Promise<ChangePasswordOutcome> {
  const { personId, sessionId, current, wanted } = change
  const [account] = await db
    .select({ password: authAccounts.password })
    .from(authAccounts)
    .innerJoin(authUsers, eq(authUsers.id, authAccounts.userId))
    .where(and(eq(authUsers.personId, personId), eq(authAccounts.providerId, 'credential')))
  const person = await findPerson(db, personId)
  if (!account?.password || !person) return { kind: 'refused', reason: 'no-password' }
  if (!(await verifyPassword(account.password, current))) {
    return { kind: 'refused', reason: 'wrong-password' }
  }
  const problem = passwordProblem(wanted, [...person.name.split(' '), ...person.identifiers.map(({ shown }) => shown)])
  if (problem) return { kind: 'refused', reason: problem }

  // Hashing takes long on purpose, so it is done before the transaction.
  const passwordHash = await hashPassword(wanted)
  return inTransaction(db, async (tx) => {
    await setPassword(tx, { personId, passwordHash, exceptSessionId: sessionId }, at)
    const actor = { kind: 'person', personId } as const
    await recordEntry(tx, { action: 'password.changed', actor, subjectId: personId }, at)
    return { kind: 'changed' }
  })
}
