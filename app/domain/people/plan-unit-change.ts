import { foldName } from './fold-name.ts'
import { peopleIn, type Tree, type TreeGrant, type TreeUnit } from './read-tree.ts'
import { unitNameProblem } from './unit-name-problem.ts'
import { planOf, type UnitChange, type UnitPlan, type UnitRefusal } from './unit-plan.ts'
import { unitsBelow } from './unit-tree.ts'
import { visibleName } from './visible-name.ts'

type Planned = UnitPlan | UnitRefusal

type Deciding = {
  /** Whoever decides, where it is a person: their own roles are not carried over to more people than before. */
  personId: string | null
  at: Date
}

/** What a change would do to this tree, or why it cannot be. Whether the actor reaches the units is not asked here. Pure. */
export function planUnitChange(tree: Tree, change: UnitChange, deciding: Deciding): Planned {
  const unit = tree.units.find(({ id }) => id === change.unitId)
  if (!unit) return 'no-such-unit'
  if (change.kind === 'reopened') return planReopening(tree, unit)
  if (unit.closedAt) return 'unit-closed-already'
  if (change.kind === 'renamed') return planRenaming(tree, unit, visibleName(change.name))
  // Whoever administers from the top administers everything: the top stays where it is.
  if (unit.parentId === null) return 'top-unit'
  if (change.kind === 'closed' && change.otherId === null) return planClosing(tree, unit, null, deciding.at)
  const other = tree.units.find(({ id }) => id === change.otherId)
  if (!other) return 'no-such-unit'
  if (other.closedAt) return 'unit-closed'
  if (unitsBelow(tree.units, [unit.id]).has(other.id)) return 'below-itself'
  if (change.kind === 'moved') return planMove(tree, unit, other)
  if (change.kind === 'closed') return planClosing(tree, unit, other, deciding.at)
  return planMerger(tree, unit, other, deciding)
}

function planRenaming(tree: Tree, unit: TreeUnit, name: string): Planned {
  if (name === unit.name) return 'unit-unchanged'
  return unitNameProblem(tree.units, { name, parentId: unit.parentId, except: unit.id }) ?? planOf(unit, { name })
}

function planMove(tree: Tree, unit: TreeUnit, other: TreeUnit): Planned {
  if (unit.parentId === other.id) return 'unit-unchanged'
  const { name } = unit
  if (unitNameProblem(tree.units, { name, parentId: other.id, except: unit.id })) return 'unit-name-taken'
  return planOf(unit, { parentId: other.id }, { otherId: other.id })
}

function planClosing(tree: Tree, unit: TreeUnit, other: TreeUnit | null, at: Date): Planned {
  if (tree.units.some(({ parentId, closedAt }) => parentId === unit.id && !closedAt)) return 'units-below-open'
  const empty = peopleIn(tree, unit.id).all === 0
  if (!empty && !other) return 'people-without-unit'
  const people = other && !empty ? { from: unit.id, to: other.id, only: null } : null
  return planOf(unit, { closedAt: at }, { otherId: people?.to ?? null, people })
}

/** People who stayed out of it, such as the one who decides, find the unit empty again. */
function planReopening(tree: Tree, unit: TreeUnit): Planned {
  if (!unit.closedAt) return 'unit-not-closed'
  const parent = tree.units.find(({ id }) => id === unit.parentId)
  if (parent?.closedAt) return 'unit-closed'
  const { name, parentId } = unit
  if (unitNameProblem(tree.units, { name, parentId, except: unit.id })) return 'unit-name-taken'
  return planOf(unit, { closedAt: null, mergedIntoId: null })
}

function planMerger(tree: Tree, unit: TreeUnit, other: TreeUnit, deciding: Deciding): Planned {
  const below = tree.units.filter(({ parentId }) => parentId === unit.id)
  const there = tree.units.filter(({ parentId, id }) => parentId === other.id && id !== unit.id)
  if (below.some((one) => there.some((another) => areTwins(one, another)))) return 'unit-below-name-taken'
  const { carriedIds, ended } = carryRoles(tree, unit, other, deciding)
  return planOf(
    unit,
    { closedAt: deciding.at, mergedIntoId: other.id },
    {
      otherId: other.id,
      people: peopleIn(tree, unit.id).all > 0 ? { from: unit.id, to: other.id, only: null } : null,
      units: { ids: below.map(({ id }) => id), below: other.id },
      grants: { ids: carriedIds, over: other.id },
      endedGrants: ended,
    },
  )
}

/**
 * Which roles over the unit go to the other one. Nobody holds a role twice over one unit, so where the holder has it there already,
 * the one that lasts longer stays and the other ends. The roles of whoever decides stay behind, and with
 * them whoever stands in for them: nobody widens their own reach.
 */
function carryRoles(tree: Tree, unit: TreeUnit, other: TreeUnit, { personId, at }: Deciding) {
  const carriedIds: string[] = []
  const ended: UnitPlan['endedGrants'] = []
  for (const grant of tree.grants) {
    if (grant.unitId !== unit.id || lastsUntil(grant) <= at.getTime() || isHeldFor(tree, grant, personId)) continue
    const held = tree.grants.find((one) => one.unitId === other.id && isSameRole(one, grant))
    if (held && lastsUntil(held) >= lastsUntil(grant)) {
      ended.push({ id: grant.id, insteadId: held.id })
    } else {
      carriedIds.push(grant.id)
      if (held) ended.push({ id: held.id, insteadId: grant.id })
    }
  }
  return { carriedIds, ended }
}

/** Whether a role is this person's, or is held in their place. */
function isHeldFor(tree: Tree, grant: TreeGrant, personId: string | null): boolean {
  const stoodInFor = tree.grants.find(({ id }) => id === grant.deputyForGrantId)
  return personId !== null && [grant.personId, stoodInFor?.personId].includes(personId)
}

function lastsUntil({ runsUntil }: TreeGrant): number {
  return runsUntil?.getTime() ?? Number.POSITIVE_INFINITY
}

function isSameRole(one: TreeGrant, other: TreeGrant): boolean {
  return one.personId === other.personId && one.role === other.role
}

function areTwins(one: TreeUnit, other: TreeUnit): boolean {
  return !one.closedAt && !other.closedAt && foldName(one.name) === foldName(other.name)
}
