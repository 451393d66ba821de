import type { IdentifierProblem } from '#app/domain/people/add-person.ts'
import { listTopAdministrators } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { findInvitation } from './find-invitation.ts'
import { spendInvitation } from './insert-invitation.ts'
import { installAdministrator, type NewAdministrator } from './install-administrator.ts'
import { hashPassword } from './password-hash.ts'
import { type PasswordProblem, passwordProblem } from './password-rule.ts'
import { setPassword } from './set-password.ts'

export type FirstAdministratorOutcome =
  | { kind: 'created'; personId: string }
  | { kind: 'refused'; reason: 'code-not-usable' | PasswordProblem }
  | IdentifierProblem

/** Whoever holds the first administrator's code makes themselves known, sets a password and administers from the top. Works once, and never beside another administrator. */
export async function createFirstAdministrator(
  db: Database,
  { code, password, ...person }: NewAdministrator & { code: string; password: string },
  at: Date,
): Promise<FirstAdministratorOutcome> {
  if (!(await isFirstAdministratorCode(db, code, at))) return { kind: 'refused', reason: 'code-not-usable' }
  const problem = passwordProblem(password, person.name.split(' '))
  if (problem) return { kind: 'refused', reason: problem }

  const passwordHash = await hashPassword(password)
  return inTransaction(db, async (tx) => {
    const invitation = await findInvitation(tx, code, at)
    if (invitation?.kind !== 'first-administrator' || (await listTopAdministrators(tx, at)).length > 0) {
      return { kind: 'refused', reason: 'code-not-usable' }
    }
    const outcome = await installAdministrator(tx, person, { kind: 'system' }, at)
    if (outcome.kind === 'refused') return outcome
    await setPassword(tx, { personId: outcome.personId, passwordHash }, at)
    await spendInvitation(tx, invitation.id, at)
    return outcome
  })
}

/** Whether this is the first administrator's code, still usable. */
export async function isFirstAdministratorCode(db: Database, code: string, at: Date): Promise<boolean> {
  return (await findInvitation(db, code, at))?.kind === 'first-administrator'
}
