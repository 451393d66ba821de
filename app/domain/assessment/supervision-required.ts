import { type UnitPlace, unitsAbove } from '#app/domain/people/unit-tree.ts'
import type { Supervised } from '#db/schema/index.ts'

/** Whether somebody of a unit sits the final under supervision: where it is everywhere, or at a chosen unit or one above theirs. Pure. */
export function supervisionRequired(supervised: Supervised, unitId: string, units: UnitPlace[]): boolean {
  if (supervised.where !== 'units') return supervised.where === 'everywhere'
  const above = unitsAbove(units, unitId)
  return supervised.unitIds.some((id) => above.includes(id))
}
