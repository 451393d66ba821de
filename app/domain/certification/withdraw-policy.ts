import { and, eq, not, type SQL } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { policies, policyCoverage } from '#db/schema/index.ts'
import { awardWaiting } from './award-waiting.ts'
import { countBound, effectFingerprint, type PolicyEffect } from './find-policy-effect.ts'
import { findWritingObstacle, type WritingRefusal } from './find-writing-obstacle.ts'
import { isAllowed } from './gate-allows.ts'
import { isToSign } from './policy-due.ts'

type Withdrawal = {
  policyId: string
  reason: string
  /** Of the preview it was decided on; null for whoever was shown none. */
  fingerprint: string | null
}

export type WithdrawPolicyOutcome =
  | { kind: 'withdrawn'; certificatesAwarded: number }
  | { kind: 'refused'; reason: WritingRefusal | 'reason-missing' | 'policy-preview-stale' }

/**
 * Ends a policy: nobody has to sign it any more. What was signed stays on file. There is no way back but a new policy, because people
 * would be bound again by days that are over.
 */
export function withdrawPolicy(
  db: Database,
  { policyId, reason, fingerprint }: Withdrawal,
  actor: Actor,
  at: Date,
): Promise<WithdrawPolicyOutcome> {
  return inTransaction(db, async (tx) => {
    const obstacle = await findWritingObstacle(tx, policyId, actor, at)
    if (obstacle) return { kind: 'refused', reason: obstacle }
    const withdrawalReason = reason.trim()
    if (withdrawalReason === '') return { kind: 'refused', reason: 'reason-missing' }
    const foreseen = await foreseeWithdrawal(tx, policyId, at)
    if (fingerprint !== null && fingerprint !== foreseen.fingerprint)
      return { kind: 'refused', reason: 'policy-preview-stale' }

    await tx
      .update(policies)
      .set({ withdrawnAt: at, withdrawnBy: actorIdOf(actor), withdrawalReason })
      .where(eq(policies.id, policyId))
    const covered = await tx.select().from(policyCoverage).where(eq(policyCoverage.policyId, policyId))
    const { people, open } = foreseen.effect
    const payload = { reason: withdrawalReason, released: people, opened: open }
    await recordEntry(tx, { action: 'policy.withdrawn', actor, subjectId: policyId, payload }, at)
    const certificatesAwarded = await awardWaiting(tx, { unitIds: covered.map((row) => row.unitId) }, at)
    return { kind: 'withdrawn', certificatesAwarded }
  })
}

/** What withdrawing would do: how many people would no longer have it to sign, and how many of them get access back that it closed. */
export async function foreseeWithdrawal(
  db: Database,
  policyId: string,
  now: Date,
): Promise<{ effect: PolicyEffect; fingerprint: string }> {
  const open = and(isAllowed(db, now, { butFor: policyId }), not(isAllowed(db, now))) as SQL
  const effect = await countBound(db, policyId, { who: isToSign(db, policyId), open })
  return { effect, fingerprint: effectFingerprint(effect, { policyId }) }
}
