import type { Tree } from './read-tree.ts'
import type { UnitPlan } from './unit-plan.ts'

/** The tree as it would be once the plan is carried out. People stay where they are in it: `plan.people` says who goes. Pure. */
export function treeAfter(tree: Tree, plan: UnitPlan): Tree {
  const { unitId, after, units: along, grants } = plan
  const ended = new Set(plan.endedGrants.map(({ id }) => id))
  return {
    people: tree.people,
    units: tree.units.map((unit) => {
      if (unit.id === unitId) return { ...unit, ...after }
      return along?.ids.includes(unit.id) ? { ...unit, parentId: along.below } : unit
    }),
    grants: [...tree.grants, ...plan.restoredGrants]
      .filter(({ id }) => !ended.has(id))
      .map((grant) => (grants?.ids.includes(grant.id) ? { ...grant, unitId: grants.over } : grant)),
  }
}
