import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { findPerson } from '#app/domain/people/find-person.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { insertInvitation } from './insert-invitation.ts'
import { mayInvite } from './may-invite.ts'
import { queueInvitationMail } from './queue-invitation-mail.ts'

type NewInvitation = {
  personId: string
  by: 'mail' | 'slip'
  /** The address people use, without a slash at the end. */
  baseUrl: string
}

export type InvitePersonOutcome =
  /** `code` is null when it went by mail: then only the reader of that mail has it. */
  | { kind: 'invited'; code: string | null; expiresAt: Date }
  | { kind: 'refused'; reason: 'no-such-person' | 'left' | 'about-oneself' | 'out-of-reach' | 'no-address' }

/**
 * Gives a person a one-time code with which they set a password: a first one, or a new one for somebody who stands at the desk.
 * `mayInvite` says who does so for whom.
 */
export function invitePerson(
  db: Database,
  { personId, by, baseUrl }: NewInvitation,
  actor: Actor,
  at: Date,
): Promise<InvitePersonOutcome> {
  return inTransaction(db, async (tx) => {
    const person = await findPerson(tx, personId)
    if (!person) return { kind: 'refused', reason: 'no-such-person' }
    if (actor.kind === 'person' && actor.personId === personId) return { kind: 'refused', reason: 'about-oneself' }
    if (!(await mayInvite(tx, personId, actor, at))) return { kind: 'refused', reason: 'out-of-reach' }
    if (person.activity === 'left') return { kind: 'refused', reason: 'left' }
    if (by === 'mail' && !person.email) return { kind: 'refused', reason: 'no-address' }

    const invitation = { personId, kind: by, createdBy: actorIdOf(actor) }
    const { invitationId, code, expiresAt } = await insertInvitation(tx, invitation, at)
    if (by === 'mail' && person.email) {
      await queueInvitationMail(tx, { ...person, email: person.email }, `${baseUrl}/invitation/${code}`, at)
    }
    await recordEntry(tx, { action: 'person.invited', actor, subjectId: personId, payload: { invitationId, by } }, at)
    return { kind: 'invited', code: by === 'slip' ? code : null, expiresAt }
  })
}
