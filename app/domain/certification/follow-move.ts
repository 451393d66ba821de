import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/handle.ts'
import { policyCoverage } from '#db/schema/index.ts'
import { awardWaiting } from './award-waiting.ts'
import { givePolicyGraces } from './give-policy-graces.ts'

type Move = { personIds: string[]; fromUnitId: string; toUnitId: string }

/**
 * The part of every command that puts people into another unit: time to sign the policies that bind them only from now on, and the
 * certificates that waited for a policy which binds them no more. Called after their units are written.
 */
export async function followMove(tx: Transaction, { personIds, fromUnitId, toUnitId }: Move, at: Date): Promise<void> {
  const before = await listBinding(tx, fromUnitId)
  const after = await listBinding(tx, toUnitId)
  for (const policyId of after.filter((one) => !before.includes(one))) {
    await givePolicyGraces(tx, { policyId, among: { personIds } }, at)
  }
  if (before.some((one) => !after.includes(one))) await awardWaiting(tx, { personIds }, at)
}

async function listBinding(tx: Transaction, unitId: string): Promise<string[]> {
  const rows = await tx
    .select({ policyId: policyCoverage.policyId })
    .from(policyCoverage)
    .where(eq(policyCoverage.unitId, unitId))
  return rows.map((row) => row.policyId)
}
