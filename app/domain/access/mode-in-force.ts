import { type UnitPlace, unitsAbove } from '#app/domain/people/unit-tree.ts'
import type { PlatformMode } from '#db/schema/index.ts'

/** One decision about a unit's mode. Null: from then on as the unit above. */
export type ModeDecision = { id: string; unitId: string; mode: PlatformMode | null; startsAt: Date; setAt: Date }

/** What holds for a unit, and which unit it was decided for; null where nobody ever decided, and the gate is enforced. */
export type ModeInForce = { mode: PlatformMode; fromUnitId: string | null }

const strictness: Record<PlatformMode, number> = { watch: 0, warn: 1, enforce: 2 }

/** Whether one mode lets people pass whom the other would not, or warns them less. */
export function isLooser(one: PlatformMode, other: PlatformMode): boolean {
  return strictness[one] < strictness[other]
}

/** Which mode holds for a unit at an instant: its own if one has begun and was not given up, else that of the nearest unit above. */
export function modeInForce(units: UnitPlace[], decisions: ModeDecision[], unitId: string, at: Date): ModeInForce {
  for (const above of unitsAbove(units, unitId)) {
    const mode = lastBegun(decisions, above, at)?.mode
    if (mode) return { mode, fromUnitId: above }
  }
  return { mode: 'enforce', fromUnitId: null }
}

/**
 * What holds for somebody who is of no unit because nobody knows them: the strictest mode of the units at the top, so that a
 * stranger is never better off than whoever is known.
 */
export function modeOfStrangers(units: UnitPlace[], decisions: ModeDecision[], at: Date): ModeInForce {
  const tops = units.filter((unit) => unit.parentId === null)
  const modes = tops.map((unit) => ({ mode: modeInForce(units, decisions, unit.id, at).mode, fromUnitId: unit.id }))
  const [first, ...others] = modes
  if (!first) return { mode: 'enforce', fromUnitId: null }
  return others.reduce((strictest, one) => (isLooser(strictest.mode, one.mode) ? one : strictest), first)
}

/** The decision for this very unit that has begun last; of two for the same day, the one that was taken last. */
export function lastBegun(decisions: ModeDecision[], unitId: string, at: Date): ModeDecision | undefined {
  return decisions
    .filter((one) => one.unitId === unitId && one.startsAt <= at)
    .reduce<ModeDecision | undefined>((last, one) => (last && isLater(last, one) ? last : one), undefined)
}

/** What was decided for this very unit and is still to come, soonest first; what was decided anew for the same day is left out. */
export function stillToCome(decisions: ModeDecision[], unitId: string, at: Date): ModeDecision[] {
  const coming = decisions.filter((one) => one.unitId === unitId && one.startsAt > at)
  return coming
    .filter((one) => !coming.some((other) => Number(other.startsAt) === Number(one.startsAt) && isLater(other, one)))
    .sort((one, other) => Number(one.startsAt) - Number(other.startsAt))
}

/** Whether `one` begins after `other`, or on the same day and was decided after it. */
function isLater(one: ModeDecision, other: ModeDecision): boolean {
  const apart = Number(one.startsAt) - Number(other.startsAt) || Number(one.setAt) - Number(other.setAt)
  return apart > 0 || (apart === 0 && one.id > other.id)
}
