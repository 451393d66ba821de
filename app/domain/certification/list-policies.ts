import { asc, inArray, isNull } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { policies, policyDrafts, rulesRevisions } from '#db/schema/index.ts'
import { type Policy, selectPolicies } from './find-policy.ts'
import type { RulesRevision } from './find-rules.ts'

export type ListedPolicy = Policy & {
  /** The newest revision, which is the one to sign; null while there is only a draft. */
  newest: Pick<RulesRevision, 'number' | 'material' | 'graceUntil' | 'publishedAt' | 'texts'> | null
  draftTitle: string | null
}

/** Every policy and annex that is not withdrawn, the organisation's own first, then by the name of the unit. */
export async function listPolicies(db: Database): Promise<ListedPolicy[]> {
  const found = await selectPolicies(db).where(isNull(policies.withdrawnAt)).orderBy(asc(policies.createdAt))
  if (found.length === 0) return []
  const ids = found.map((policy) => policy.id)
  const revisions = await db
    .select()
    .from(rulesRevisions)
    .where(inArray(rulesRevisions.rulesId, ids))
    .orderBy(asc(rulesRevisions.number))
  const drafts = await db.select().from(policyDrafts).where(inArray(policyDrafts.policyId, ids))
  return found
    .map((policy) => ({
      ...policy,
      newest: revisions.findLast((revision) => revision.rulesId === policy.id) ?? null,
      draftTitle: drafts.find((draft) => draft.policyId === policy.id)?.sources.en?.title || null,
    }))
    .sort(
      (one, other) =>
        Number(one.kind === 'annex') - Number(other.kind === 'annex') || one.unitName.localeCompare(other.unitName),
    )
}
