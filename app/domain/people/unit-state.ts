import type { UnitState } from '#db/schema/index.ts'
import type { TreeUnit } from './read-tree.ts'

type UnitRow = Pick<TreeUnit, 'name' | 'parentId' | 'closedAt'>

/** What is kept of a unit before and after a change. */
export function stateOf({ name, parentId, closedAt }: UnitRow): UnitState {
  return { name, parentId, closed: closedAt !== null }
}
