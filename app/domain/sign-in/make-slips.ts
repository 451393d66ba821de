import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { insertInvitation } from './insert-invitation.ts'
import type { OrderRefusal } from './order-invitations.ts'
import { planInvitations } from './plan-invitations.ts'
import { slipCode } from './slip-code.ts'

/** One set of slips: fifteen sheets of eight. More would be cut and handed out another day, when their codes are fourteen days old. */
export const slipsInSet = 120

export type MakeSlipsOutcome = { kind: 'made'; people: number } | { kind: 'refused'; reason: OrderRefusal }

/**
 * Makes one set of slips for people of a plan who have no address, in the plan's order. Their codes come from the secret, which the
 * caller keeps just long enough to print them (`slipCode`); here only their hashes are stored. One ledger entry for each person, who is its
 * subject.
 */
export function makeSlips(
  db: Database,
  order: { unitId: string; again: boolean; fingerprint: string; secret: string },
  actor: Actor,
  at: Date,
): Promise<MakeSlipsOutcome> {
  return inTransaction(db, async (tx) => {
    const plan = await planInvitations(tx, order, actor, at)
    if (!plan) return { kind: 'refused', reason: 'out-of-reach' }
    if (plan.fingerprint !== order.fingerprint) return { kind: 'refused', reason: 'preview-changed' }
    const people = plan.slip.slice(0, slipsInSet)
    if (people.length === 0) return { kind: 'refused', reason: 'nobody-to-invite' }

    for (const { personId } of people) {
      const code = slipCode(order.secret, personId)
      const invitation = { personId, kind: 'slip', createdBy: actorIdOf(actor), code } as const
      const { invitationId } = await insertInvitation(tx, invitation, at)
      const payload = { invitationId, by: 'slip' }
      await recordEntry(tx, { action: 'person.invited', actor, subjectId: personId, payload }, at)
    }
    return { kind: 'made', people: people.length }
  })
}
