import { and, eq, inArray } from 'drizzle-orm'
import { unitsBelow } from '#app/domain/people/unit-tree.ts'
import type { Transaction } from '#db/handle.ts'
import { policies, policyCoverage, units } from '#db/schema/index.ts'
import { awardWaiting } from './award-waiting.ts'
import { givePolicyGraces } from './give-policy-graces.ts'

/**
 * The part of every command that changes the tree of units or makes a policy: writes down anew which units each policy binds. People
 * whose unit came under a policy get time to sign it; those whose unit came from under one may have waited for nothing else. Answers
 * how many rows were wrong.
 */
export async function coverUnits(tx: Transaction, at: Date): Promise<number> {
  const all = await tx.select({ id: policies.id, unitId: policies.unitId }).from(policies)
  if (all.length === 0) return 0
  const places = await tx.select({ id: units.id, parentId: units.parentId }).from(units)
  const written = await tx.select().from(policyCoverage)
  let changed = 0
  const released = new Set<string>()
  for (const policy of all) {
    const covered = unitsBelow(places, [policy.unitId])
    const known = new Set(written.filter((row) => row.policyId === policy.id).map((row) => row.unitId))
    const added = [...covered].filter((unitId) => !known.has(unitId))
    const gone = [...known].filter((unitId) => !covered.has(unitId))
    changed += added.length + gone.length
    if (gone.length > 0) {
      await tx
        .delete(policyCoverage)
        .where(and(eq(policyCoverage.policyId, policy.id), inArray(policyCoverage.unitId, gone)))
    }
    if (added.length > 0) {
      await tx.insert(policyCoverage).values(added.map((unitId) => ({ policyId: policy.id, unitId })))
      await givePolicyGraces(tx, { policyId: policy.id, among: { unitIds: added } }, at)
    }
    for (const unitId of gone) released.add(unitId)
  }
  if (released.size > 0) await awardWaiting(tx, { unitIds: [...released] }, at)
  return changed
}
