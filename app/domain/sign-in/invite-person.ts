import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { queueMail } from '#app/domain/office/queue-mail.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { findPerson } from '#app/domain/people/find-person.ts'
import { listRoleGrants } from '#app/domain/people/list-role-grants.ts'
import { actorReaches, actorReachesUnit } from '#app/domain/people/reaches.ts'
import { translator } from '#app/locales/translator.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { insertInvitation } from './insert-invitation.ts'

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
 * Administrators, HR and focal points do so for people they reach, and only administrators for whoever holds a role themselves:
 * a code is a way into everything that role may do.
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
      const t = translator(person.language)
      const values = { name: person.name, link: `${baseUrl}/invitation/${code}` }
      const mail = { subject: t('sign-in:invitationMail.subject'), body: t('sign-in:invitationMail.body', values) }
      await queueMail(tx, { personId, address: person.email, ...mail }, at)
    }
    await recordEntry(tx, { action: 'person.invited', actor, subjectId: personId, payload: { invitationId, by } }, at)
    return { kind: 'invited', code: by === 'slip' ? code : null, expiresAt }
  })
}

async function mayInvite(tx: Transaction, personId: string, actor: Actor, at: Date): Promise<boolean> {
  const grants = await listRoleGrants(tx, { personId }, at)
  if (grants.length === 0) return actorReaches(tx, actor, ['administrator', 'hr', 'focal-point'], personId, at)
  for (const { unitId } of grants) {
    if (!(await actorReachesUnit(tx, actor, ['administrator'], unitId, at))) return false
  }
  return actorReaches(tx, actor, ['administrator'], personId, at)
}
