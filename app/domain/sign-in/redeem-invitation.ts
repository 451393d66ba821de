import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { findPerson } from '#app/domain/people/find-person.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { findInvitation } from './find-invitation.ts'
import { endInvitations, spendInvitation } from './insert-invitation.ts'
import { makerMightStillInvite } from './may-invite.ts'
import { hashPassword } from './password-hash.ts'
import { type PasswordProblem, passwordProblem } from './password-rule.ts'
import { setPassword } from './set-password.ts'

export type RedeemOutcome = { kind: 'password-set' } | { kind: 'refused'; reason: 'code-not-usable' | PasswordProblem }

/** Uses up a one-time code: the person sets their password and is signed out wherever they were signed in before. */
export async function redeemInvitation(
  db: Database,
  { code, password }: { code: string; password: string },
  at: Date,
): Promise<RedeemOutcome> {
  const person = await findInvited(db, code, at)
  if (!person) return { kind: 'refused', reason: 'code-not-usable' }
  const problem = passwordProblem(password, [
    ...person.name.split(' '),
    ...person.identifiers.map(({ shown }) => shown),
  ])
  if (problem) return { kind: 'refused', reason: problem }

  // Hashing takes long on purpose, so it is done before the transaction, which then looks at the code once more.
  const passwordHash = await hashPassword(password)
  return inTransaction(db, async (tx) => {
    const invitation = await findInvitation(tx, code, at)
    if (!invitation || (await findInvited(tx, code, at))?.id !== person.id) {
      return { kind: 'refused', reason: 'code-not-usable' }
    }
    await setPassword(tx, { personId: person.id, passwordHash }, at)
    await spendInvitation(tx, invitation.id, at)
    await endInvitations(tx, person.id, at)
    const actor = { kind: 'person', personId: person.id } as const
    const payload = { invitationId: invitation.id, by: invitation.kind }
    await recordEntry(tx, { action: 'password.set', actor, subjectId: person.id, payload }, at)
    return { kind: 'password-set' }
  })
}

/** Whom a code lets set a password now; null for a code that is not usable, the first administrator's included, and for who has left. */
export async function findInvited(db: Database, code: string, at: Date) {
  const invitation = await findInvitation(db, code, at)
  if (!invitation?.personId || invitation.kind === 'first-administrator') return null
  const { personId, createdBy } = invitation
  if (!(await makerMightStillInvite(db, { personId, createdBy }, at))) return null
  const person = await findPerson(db, personId)
  return person && person.activity !== 'left' ? person : null
}
