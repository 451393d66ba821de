import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { people, policies, policyCoverage, signatures } from '#db/schema/index.ts'
import { type Policy, selectPolicies } from './find-policy.ts'
import { listRulesRevisions, type RulesRevision } from './find-rules.ts'

export type BindingPolicy = {
  policy: Policy
  newest: RulesRevision
  /** Whether the person has a revision of it to sign. */
  toSign: boolean
  /** When they last signed it, and which revision. */
  signed: { number: number; at: Date } | null
}

/** The policies in force that bind a person where they work now, the organisation's own first. */
export async function listBindingPolicies(db: Database, personId: string): Promise<BindingPolicy[]> {
  const found = await selectPolicies(db)
    .innerJoin(policyCoverage, eq(policyCoverage.policyId, policies.id))
    .innerJoin(people, and(eq(people.unitId, policyCoverage.unitId), eq(people.id, personId)))
    .where(isNull(policies.withdrawnAt))
  const theirs = await db
    .select({ rulesRevisionId: signatures.rulesRevisionId, at: signatures.signedAt })
    .from(signatures)
    .where(eq(signatures.personId, personId))
  const binding: BindingPolicy[] = []
  for (const policy of found) {
    const revisions = await listRulesRevisions(db, policy.id)
    const newest = revisions.at(-1)
    if (!newest) continue
    const signed = revisions
      .flatMap(({ id, number }) =>
        theirs.filter((signature) => signature.rulesRevisionId === id).map(({ at }) => ({ number, at })),
      )
      .at(-1)
    const needed = revisions.findLast((revision) => revision.material)?.number ?? 0
    binding.push({ policy, newest, toSign: (signed?.number ?? 0) < needed, signed: signed ?? null })
  }
  return binding.sort((one, other) => Number(one.policy.kind === 'annex') - Number(other.policy.kind === 'annex'))
}
