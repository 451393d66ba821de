import { and, eq, gte } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { findPerson } from '#app/domain/people/find-person.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { invitations } from '#db/schema/index.ts'
import { findAuthUserId } from './auth-user.ts'
import { insertInvitation, usableInBulk } from './insert-invitation.ts'
import { mayInvite } from './may-invite.ts'
import { queueInvitationMail } from './queue-invitation-mail.ts'

type Order = {
  /** A few people, not a ministry: all of them in one transaction. */
  personIds: string[]
  baseUrl: string
  /** When they were to be invited: who was invited since is not invited again. */
  orderedAt: Date
}

/**
 * Invites some people by mail, as ordered a moment ago: whoever left, signed in, lost their address or was invited meanwhile is passed
 * over, and so is everybody whom the actor may no longer invite. May be asked again for the same order. One ledger entry for each person,
 * who is its subject. Answers how many were invited.
 */
export function invitePeople(db: Database, order: Order, actor: Actor, at: Date): Promise<number> {
  return inTransaction(db, async (tx) => {
    let invited = 0
    for (const personId of order.personIds) if (await inviteOne(tx, personId, order, actor, at)) invited += 1
    return invited
  })
}

async function inviteOne(tx: Transaction, personId: string, order: Order, actor: Actor, at: Date): Promise<boolean> {
  const person = await findPerson(tx, personId)
  if (!person?.email || person.activity === 'left' || (await findAuthUserId(tx, personId))) return false
  const [since] = await tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.personId, personId), gte(invitations.createdAt, order.orderedAt)))
  if (since || !(await mayInvite(tx, personId, actor, at))) return false

  const invitation = { personId, kind: 'mail', createdBy: actorIdOf(actor), usableFor: usableInBulk } as const
  const { invitationId, code } = await insertInvitation(tx, invitation, at)
  await queueInvitationMail(tx, { ...person, email: person.email }, `${order.baseUrl}/invitation/${code}`, at)
  const payload = { invitationId, by: 'mail' }
  await recordEntry(tx, { action: 'person.invited', actor, subjectId: personId, payload }, at)
  return true
}
