import { eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/actor.ts'
import { actorReachesUnit } from '#app/domain/people/reaches.ts'
import type { Database } from '#db/handle.ts'
import { policies } from '#db/schema/index.ts'

export type WritingRefusal = 'no-such-policy' | 'out-of-reach' | 'policy-withdrawn'

/** Why this actor may not write, publish or withdraw this policy; null when they may: an administrator who reaches its unit. */
export async function findWritingObstacle(
  db: Database,
  policyId: string,
  actor: Actor,
  at: Date,
): Promise<WritingRefusal | null> {
  const [policy] = await db.select().from(policies).where(eq(policies.id, policyId))
  if (!policy) return 'no-such-policy'
  if (!(await actorReachesUnit(db, actor, ['administrator'], policy.unitId, at))) return 'out-of-reach'
  return policy.withdrawnAt ? 'policy-withdrawn' : null
}
