import { and, eq } from 'drizzle-orm'
import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { policyDrafts } from '#db/schema/index.ts'
import type { PolicySources } from './find-policy-draft.ts'
import { findWritingObstacle, type WritingRefusal } from './find-writing-obstacle.ts'

type Saving = {
  policyId: string
  sources: PolicySources
  /** The version that was read before writing. */
  version: number
}

export type SavePolicyDraftOutcome =
  | { kind: 'saved'; version: number }
  | { kind: 'refused'; reason: WritingRefusal | 'policy-draft-changed' }

/**
 * Keeps a policy's next text, well written or not, so that no word is lost. Refused as `draft-changed` when somebody else saved since it
 * was read; saving the same words again changes nothing.
 */
export function savePolicyDraft(
  db: Database,
  { policyId, sources, version }: Saving,
  actor: Actor,
  at: Date,
): Promise<SavePolicyDraftOutcome> {
  return inTransaction(db, async (tx) => {
    const reason = await findWritingObstacle(tx, policyId, actor, at)
    if (reason) return { kind: 'refused', reason }
    const [draft] = await tx.select().from(policyDrafts).where(eq(policyDrafts.policyId, policyId))
    if (draft && canonicalJson(draft.sources) === canonicalJson(sources))
      return { kind: 'saved', version: draft.version }
    if (draft?.version !== version) return { kind: 'refused', reason: 'policy-draft-changed' }

    const next = version + 1
    await tx
      .update(policyDrafts)
      .set({ sources, version: next, changedBy: actorIdOf(actor), changedAt: at })
      .where(and(eq(policyDrafts.policyId, policyId), eq(policyDrafts.version, version)))
    const payload = { version: next, sourcesHash: sha256(canonicalJson(sources)) }
    await recordEntry(tx, { action: 'policy.drafted', actor, subjectId: policyId, payload }, at)
    return { kind: 'saved', version: next }
  })
}
