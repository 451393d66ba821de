import type { unitChanges } from '#db/schema/index.ts'
import { type BaggageNow, baggageObstacles } from './baggage-obstacles.ts'
import { peopleIn, type Tree, type TreeUnit } from './read-tree.ts'
import { obstacle, type UndoObstacle } from './undo-obstacle.ts'
import { unitNameProblem } from './unit-name-problem.ts'
import { planOf, type UnitPlan } from './unit-plan.ts'
import { unitsBelow } from './unit-tree.ts'

export type UnitChangeRow = typeof unitChanges.$inferSelect

/** What would put everything back as it was before a change, or all that keeps it from being put back. Pure. */
export function planUnitUndo(
  tree: Tree,
  change: UnitChangeRow,
  baggage: BaggageNow,
  at: Date,
): { plan: UnitPlan } | { obstacles: UndoObstacle[] } {
  const unit = tree.units.find(({ id }) => id === change.unitId)
  if (!unit || change.undoneAt) return { obstacles: [obstacle('undone-already')] }
  const obstacles = [
    ...changedSince(unit, change),
    ...placeTaken(tree, unit, change),
    ...baggageObstacles(tree, change, baggage),
    ...(change.kind === 'reopened' ? notEmpty(tree, unit) : []),
  ]
  return obstacles.length > 0 ? { obstacles } : { plan: planBack(unit, change, baggage, at) }
}

/** Each kind of change must find what it changed as it left it; what others changed beside that does not matter. */
function changedSince(unit: TreeUnit, { kind, after, moved }: UnitChangeRow): UndoObstacle[] {
  switch (kind) {
    case 'renamed':
      return unit.name === after.name ? [] : [obstacle('renamed-since', [unit.name])]
    case 'moved':
      if (unit.closedAt) return [obstacle('closed-since')]
      return unit.parentId === after.parentId ? [] : [obstacle('moved-since')]
    case 'merged':
      return unit.closedAt && unit.mergedIntoId === moved.otherId ? [] : [obstacle('reopened-since')]
    case 'closed':
      return unit.closedAt ? [] : [obstacle('reopened-since')]
    case 'reopened':
      return unit.closedAt ? [obstacle('closed-since')] : []
  }
}

/** Where the unit goes back to, there must be room for it under the name it will have. */
function placeTaken(tree: Tree, unit: TreeUnit, { kind, before }: UnitChangeRow): UndoObstacle[] {
  if (kind === 'reopened') return []
  const parentId = kind === 'moved' ? before.parentId : unit.parentId
  const name = kind === 'renamed' ? before.name : unit.name
  const parent = tree.units.find(({ id }) => id === parentId)
  const opens = kind === 'merged' || kind === 'closed'
  const obstacles: UndoObstacle[] = []
  if (parent?.closedAt && (opens || kind === 'moved')) obstacles.push(obstacle('parent-closed-since', [parent.name]))
  if (kind === 'moved' && parentId !== null && unitsBelow(tree.units, [unit.id]).has(parentId)) {
    obstacles.push(obstacle('below-itself-since', parent ? [parent.name] : []))
  }
  const stays = unit.closedAt && !opens
  if (!stays && unitNameProblem(tree.units, { name, parentId, except: unit.id })) {
    obstacles.push(obstacle('name-taken-since', [name]))
  }
  return obstacles
}

function notEmpty(tree: Tree, unit: TreeUnit): UndoObstacle[] {
  const below = tree.units.some(({ parentId, closedAt }) => parentId === unit.id && !closedAt)
  return below || peopleIn(tree, unit.id).all > 0 ? [obstacle('not-empty-since')] : []
}

function planBack(unit: TreeUnit, change: UnitChangeRow, { ended }: BaggageNow, at: Date): UnitPlan {
  const { kind, before, moved } = change
  const otherId = moved.otherId ?? null
  if (kind === 'renamed') return planOf(unit, { name: before.name })
  if (kind === 'moved') return planOf(unit, { parentId: before.parentId }, { otherId: before.parentId })
  if (kind === 'reopened') return planOf(unit, { closedAt: at })
  const people = otherId && moved.personIds.length > 0 ? { from: otherId, to: unit.id, only: moved.personIds } : null
  const opened = { closedAt: null, mergedIntoId: null }
  return planOf(unit, opened, {
    otherId,
    people,
    units: { ids: moved.unitIds, below: unit.id },
    grants: { ids: moved.grantIds, over: unit.id },
    restoredGrants: ended.filter(
      ({ runsUntil, activity }) => activity !== 'left' && (runsUntil === null || runsUntil > at),
    ),
  })
}
