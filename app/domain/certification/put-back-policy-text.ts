import { and, eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { policyDrafts, rulesRevisions } from '#db/schema/index.ts'
import type { PolicySources } from './find-policy-draft.ts'
import { findWritingObstacle, type WritingRefusal } from './find-writing-obstacle.ts'

export type PutBackPolicyTextOutcome =
  | { kind: 'put-back'; version: number }
  | { kind: 'refused'; reason: WritingRefusal | 'no-such-revision' | 'policy-draft-changed' }

/**
 * Puts the words of an earlier revision into the draft, from where they are published as a new revision like any others. `version` is that
 * of the draft which they replace.
 */
export function putBackPolicyText(
  db: Database,
  { policyId, number, version }: { policyId: string; number: number; version: number },
  actor: Actor,
  at: Date,
): Promise<PutBackPolicyTextOutcome> {
  return inTransaction(db, async (tx) => {
    const reason = await findWritingObstacle(tx, policyId, actor, at)
    if (reason) return { kind: 'refused', reason }
    const [earlier] = await tx
      .select({ texts: rulesRevisions.texts })
      .from(rulesRevisions)
      .where(and(eq(rulesRevisions.rulesId, policyId), eq(rulesRevisions.number, number)))
    if (!earlier) return { kind: 'refused', reason: 'no-such-revision' }
    const sources = Object.fromEntries(
      Object.entries(earlier.texts).map(([language, { title, source }]) => [language, { title, source }]),
    ) as PolicySources
    const [replaced] = await tx
      .update(policyDrafts)
      .set({ sources, version: version + 1, changedBy: actorIdOf(actor), changedAt: at })
      .where(and(eq(policyDrafts.policyId, policyId), eq(policyDrafts.version, version)))
      .returning({ version: policyDrafts.version })
    if (!replaced) return { kind: 'refused', reason: 'policy-draft-changed' }
    await recordEntry(tx, { action: 'policy.text-put-back', actor, subjectId: policyId, payload: { number } }, at)
    return { kind: 'put-back', version: replaced.version }
  })
}
