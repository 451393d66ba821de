import { eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { policies, units } from '#db/schema/index.ts'
import { listRulesRevisions, type RulesRevision } from './find-rules.ts'

export type Policy = {
  id: string
  kind: 'policy' | 'annex'
  unitId: string
  unitName: string
  createdAt: Date
  withdrawnAt: Date | null
  withdrawalReason: string | null
}

/** A policy or annex with all its revisions, oldest first; every one of them was taken live when it was published. */
export async function findPolicy(
  db: Database,
  policyId: string,
): Promise<{ policy: Policy; revisions: RulesRevision[] } | null> {
  const [policy] = await selectPolicies(db).where(eq(policies.id, policyId))
  return policy ? { policy, revisions: await listRulesRevisions(db, policyId) } : null
}

/** What every question about policies tells of each. */
export function selectPolicies(db: Database) {
  return db
    .select({
      id: policies.id,
      kind: policies.kind,
      unitId: policies.unitId,
      unitName: units.name,
      createdAt: policies.createdAt,
      withdrawnAt: policies.withdrawnAt,
      withdrawalReason: policies.withdrawalReason,
    })
    .from(policies)
    .innerJoin(units, eq(units.id, policies.unitId))
}
