import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { queueWork } from '#app/domain/office/queue-work.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { invitePeopleWork, planInvitations } from './plan-invitations.ts'

/** So many people are invited in one transaction: a learner who saves an answer meanwhile waits a few hundredths of a second. */
const atOnce = 25

export type OrderRefusal = 'out-of-reach' | 'preview-changed' | 'nobody-to-invite'

export type OrderInvitationsOutcome = { kind: 'ordered'; people: number } | { kind: 'refused'; reason: OrderRefusal }

/**
 * Has everybody of a plan who has an address invited by mail. The mails are made in the background, so that a whole government can be
 * invited while people work; the plan counts whoever waits for theirs as under way, so that asking twice invites nobody twice.
 */
export function orderInvitations(
  db: Database,
  order: { unitId: string; again: boolean; fingerprint: string; baseUrl: string },
  actor: Actor,
  at: Date,
): Promise<OrderInvitationsOutcome> {
  const { unitId, again, fingerprint, baseUrl } = order
  return inTransaction(db, async (tx) => {
    const plan = await planInvitations(tx, order, actor, at)
    if (!plan) return { kind: 'refused', reason: 'out-of-reach' }
    if (plan.fingerprint !== fingerprint) return { kind: 'refused', reason: 'preview-changed' }
    if (plan.mail.length === 0) return { kind: 'refused', reason: 'nobody-to-invite' }

    const personIds = plan.mail.map(({ personId }) => personId)
    for (let first = 0; first < personIds.length; first += atOnce) {
      const payload = { personIds: personIds.slice(first, first + atOnce), actor, baseUrl, orderedAt: at.toISOString() }
      await queueWork(tx, { kind: invitePeopleWork, payload }, at)
    }
    const payload = { by: 'mail', people: personIds.length, again }
    await recordEntry(tx, { action: 'invitations.ordered', actor, subjectId: unitId, payload }, at)
    return { kind: 'ordered', people: personIds.length }
  })
}
