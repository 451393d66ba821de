import { coverUnits } from '#app/domain/certification/cover-units.ts'
import type { Transaction } from '#db/handle.ts'
import { units } from '#db/schema/index.ts'
import { unitsAbove } from './unit-tree.ts'

/** A unit that would be above itself: whatever walks the tree would never come to its top. */
export class TreeWithoutTop extends Error {
  constructor(unitId: string) {
    super(`The unit ${unitId} would stand below itself`)
  }
}

/**
 * The one place for what follows from a change of the tree of units. Every command that adds, renames, moves, merges, closes or
 * reopens a unit, or undoes that, calls it inside its transaction, after the change and before its ledger entry. Copies of what the
 * tree says, such as which units a policy binds, are written anew from here.
 *
 * Throws `TreeWithoutTop`, so that nothing of the change remains, when one of these units would stand below itself.
 */
export async function onTreeChanged(tx: Transaction, unitIds: string[], at: Date): Promise<void> {
  const places = await tx.select({ id: units.id, parentId: units.parentId }).from(units)
  const parents = new Map(places.map((unit) => [unit.id, unit.parentId]))
  for (const unitId of unitIds) {
    const top = unitsAbove(places, unitId).at(-1)
    if (top === undefined || parents.get(top) !== null) throw new TreeWithoutTop(unitId)
  }
  await coverUnits(tx, at)
}
