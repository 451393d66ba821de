import { and, eq, isNull } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { actorReachesUnit } from '#app/domain/people/reaches.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { policies, policyDrafts, units } from '#db/schema/index.ts'
import { coverUnits } from './cover-units.ts'

type NewPolicy = {
  /** Left out, a random one; the demonstration names its own so that they stay the same. */
  id?: string
  unitId: string
}

export type CreatePolicyOutcome =
  | { kind: 'created'; policyId: string }
  | { kind: 'refused'; reason: 'no-such-unit' | 'out-of-reach' | 'unit-closed' | 'policy-exists' }

/**
 * Begins the policy of a unit at the top, or an annex to it for any unit below. It is an empty draft that binds nobody before it is
 * published. Administrators do, for units they reach.
 */
export function createPolicy(
  db: Database,
  { id: policyId = crypto.randomUUID(), unitId }: NewPolicy,
  actor: Actor,
  at: Date,
): Promise<CreatePolicyOutcome> {
  return inTransaction(db, async (tx) => {
    const [unit] = await tx.select().from(units).where(eq(units.id, unitId))
    if (!unit) return { kind: 'refused', reason: 'no-such-unit' }
    if (!(await actorReachesUnit(tx, actor, ['administrator'], unitId, at))) {
      return { kind: 'refused', reason: 'out-of-reach' }
    }
    if (unit.closedAt) return { kind: 'refused', reason: 'unit-closed' }
    const kind = unit.parentId === null ? 'policy' : 'annex'
    if (await isTaken(tx, kind, unitId)) return { kind: 'refused', reason: 'policy-exists' }

    const createdBy = actorIdOf(actor)
    await tx.insert(policies).values({ id: policyId, kind, unitId, createdBy, createdAt: at })
    await tx.insert(policyDrafts).values({ policyId, sources: {}, version: 1, changedBy: createdBy, changedAt: at })
    await coverUnits(tx, at)
    await recordEntry(tx, { action: 'policy.created', actor, subjectId: policyId, payload: { kind, unitId } }, at)
    return { kind: 'created', policyId }
  })
}

async function isTaken(tx: Transaction, kind: 'policy' | 'annex', unitId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: policies.id })
    .from(policies)
    .where(and(eq(policies.kind, kind), eq(policies.unitId, unitId), isNull(policies.withdrawnAt)))
  return rows.length > 0
}
