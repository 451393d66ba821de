import type { UnitState } from '#db/schema/index.ts'
import type { TreeGrant, TreeUnit } from './read-tree.ts'
import type { UnitNameProblem } from './unit-name-problem.ts'
import { stateOf } from './unit-state.ts'

/** What an administrator wants done with a unit. */
export type UnitChange =
  | { kind: 'renamed'; unitId: string; name: string }
  /** Below another unit. */
  | { kind: 'moved'; unitId: string; otherId: string }
  /** Everything of it goes to the other unit. */
  | { kind: 'merged'; unitId: string; otherId: string }
  /** Its people, where it has any, go to the other unit. */
  | { kind: 'closed'; unitId: string; otherId: string | null }
  | { kind: 'reopened'; unitId: string }

/** What a change would do, in ids. Nothing is written yet. */
export type UnitPlan = {
  unitId: string
  /** The other unit it concerns: the one to stand below, or where people go. */
  otherId: string | null
  before: UnitState
  /** What the unit's own row becomes. */
  after: Omit<TreeUnit, 'id'>
  /** Which of the people of one unit go to another: everybody, or these. */
  people: { from: string; to: string; only: string[] | null } | null
  /** Units that come to stand below another one. */
  units: { ids: string[]; below: string } | null
  /** Roles that come to be held over another unit. */
  grants: { ids: string[]; over: string } | null
  /** Roles that end, because their holder has the same one over the other unit; who stood in for them does so there. */
  endedGrants: { id: string; insteadId: string }[]
  /** Roles that ended with the change which is undone, and are given again. */
  restoredGrants: TreeGrant[]
}

export type UnitRefusal =
  | UnitNameProblem
  | 'no-such-unit'
  | 'out-of-reach'
  | 'top-unit'
  | 'unit-closed'
  | 'unit-closed-already'
  | 'unit-not-closed'
  | 'unit-unchanged'
  | 'below-itself'
  | 'unit-below-name-taken'
  | 'units-below-open'
  | 'people-without-unit'
  | 'changed-since-preview'

/** A plan that only changes the unit's own row. */
export function planOf(unit: TreeUnit, change: Partial<UnitPlan['after']>, more: Partial<UnitPlan> = {}): UnitPlan {
  const { id, ...row } = unit
  return {
    unitId: id,
    otherId: null,
    before: stateOf(unit),
    after: { ...row, ...change },
    people: null,
    units: null,
    grants: null,
    endedGrants: [],
    restoredGrants: [],
    ...more,
  }
}
