import type { UnitChangeRow } from './plan-unit-undo.ts'
import type { Tree, TreeGrant } from './read-tree.ts'
import { obstacle, type UndoObstacle } from './undo-obstacle.ts'

/** What became of everybody and everything that a change took along. */
export type BaggageNow = {
  people: { id: string; name: string; unitId: string; placedSince: boolean }[]
  /** The roles it carried over that are still held, whoever holds them. */
  carried: TreeGrant[]
  /** The roles it ended. */
  ended: TreeGrant[]
}

/** What of the people, units and roles that went to the other unit is no longer as the change left it. Pure. */
export function baggageObstacles(tree: Tree, { kind, moved }: UnitChangeRow, now: BaggageNow): UndoObstacle[] {
  if (kind !== 'merged' && kind !== 'closed') return []
  const { otherId } = moved
  const other = tree.units.find(({ id }) => id === otherId)
  const elsewhere = now.people.filter((person) => person.unitId !== otherId || person.placedSince)
  const units = tree.units.filter(({ id, parentId }) => moved.unitIds.includes(id) && parentId !== otherId)
  const lost = moved.grantIds.length - now.carried.filter(({ unitId }) => unitId === otherId).length
  return [
    ...(other?.closedAt ? [obstacle('other-closed-since', [other.name])] : []),
    ...(elsewhere.length > 0
      ? [
          obstacle(
            'people-since',
            elsewhere.map(({ name }) => name),
          ),
        ]
      : []),
    ...(units.length > 0
      ? [
          obstacle(
            'units-since',
            units.map(({ name }) => name),
          ),
        ]
      : []),
    ...(lost > 0 ? [{ ...obstacle('roles-since'), count: lost }] : []),
  ]
}
