import type { Database } from '#db/handle.ts'
import type { Role } from '#db/schema/index.ts'
import type { Actor } from './actor.ts'
import { actorReachesUnit } from './reaches.ts'
import { peopleIn, readTree, type Tree } from './read-tree.ts'
import { unitsAbove, unitsBelow } from './unit-tree.ts'

export type UnitRecord = {
  id: string
  name: string
  /** From the top to the unit above it; nobody is told of units that they do not reach. */
  above: { id: string; name: string; reached: boolean }[]
  closedAt: Date | null
  mergedInto: { id: string; name: string } | null
  /** People who work in it and people who work in it or below it; and how many of those in it have left. */
  people: { here: number; left: number; withBelow: number }
  below: { id: string; name: string; closed: boolean; people: number }[]
  /** Roles that reach it, those that name it first. */
  roles: {
    grantId: string
    personId: string
    personName: string
    role: Role
    unitName: string
    own: boolean
    runsUntil: Date | null
  }[]
}

/** A unit for an administrator who reaches it; null for everybody else, and where there is none. */
export async function findUnit(db: Database, unitId: string, actor: Actor, at: Date): Promise<UnitRecord | null> {
  const tree = await readTree(db)
  const unit = tree.units.find(({ id }) => id === unitId)
  if (!unit || !(await actorReachesUnit(db, actor, ['administrator'], unitId, at))) return null
  const path = unitsAbove(tree.units, unitId)
  const target = tree.units.find(({ id }) => id === unit.mergedIntoId)
  const count = (top: string) => [...unitsBelow(tree.units, [top])].reduce((sum, id) => sum + workingIn(tree, id), 0)
  const above = []
  for (const id of path.slice(1).reverse()) {
    const reached = await actorReachesUnit(db, actor, ['administrator'], id, at)
    above.push({ id, name: nameOf(tree, id), reached })
  }
  return {
    id: unitId,
    name: unit.name,
    above,
    closedAt: unit.closedAt,
    mergedInto: target ? { id: target.id, name: target.name } : null,
    people: { here: workingIn(tree, unitId), left: peopleIn(tree, unitId).left, withBelow: count(unitId) },
    below: tree.units
      .filter(({ parentId }) => parentId === unitId)
      .map(({ id, name, closedAt }) => ({ id, name, closed: closedAt !== null, people: count(id) }))
      .sort((one, other) => Number(one.closed) - Number(other.closed) || one.name.localeCompare(other.name)),
    roles: rolesOver(tree, path, at),
  }
}

function rolesOver(tree: Tree, path: string[], at: Date): UnitRecord['roles'] {
  return tree.grants
    .filter(
      ({ unitId, activity, runsUntil }) =>
        path.includes(unitId) && activity !== 'left' && (!runsUntil || runsUntil > at),
    )
    .sort(
      (one, other) =>
        path.indexOf(one.unitId) - path.indexOf(other.unitId) ||
        one.role.localeCompare(other.role) ||
        one.personName.localeCompare(other.personName),
    )
    .map(({ id, personId, personName, role, unitId, runsUntil }) => ({
      grantId: id,
      personId,
      personName,
      role,
      unitName: nameOf(tree, unitId),
      own: unitId === path[0],
      runsUntil,
    }))
}

function workingIn(tree: Tree, unitId: string): number {
  const { all, left } = peopleIn(tree, unitId)
  return all - left
}

function nameOf(tree: Tree, unitId: string): string {
  return tree.units.find(({ id }) => id === unitId)?.name ?? ''
}
