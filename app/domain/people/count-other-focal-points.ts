import type { Tree } from './read-tree.ts'
import { unitsAbove } from './unit-tree.ts'

type Moving = { from: string; to: string; only: string[] | null } | null

export type FocalPointChange = {
  /** People whose nearest focal points would be others than now. */
  other: number
  /** Of these, people who would have none. */
  none: number
}

/**
 * How many people would turn to another focal point, by the rule of `listHoldersOver`: those nearest above, never oneself, and
 * nobody who is away or only stands in for oneself. People who have left turn to nobody. Pure.
 */
export function countOtherFocalPoints(before: Tree, after: Tree, moving: Moving, at: Date): FocalPointChange {
  const nearestBefore = focalPointsIn(before, at)
  const nearestAfter = focalPointsIn(after, at)
  const change: FocalPointChange = { other: 0, none: 0 }
  for (const { unitId, personId, count, moves } of groupsOf(before, moving)) {
    const now = nearestBefore(unitId, personId)
    const then = nearestAfter(moves && moving ? moving.to : unitId, personId)
    if (now.join() === then.join()) continue
    change.other += count
    if (then.length === 0) change.none += count
  }
  return change
}

type Group = { unitId: string; personId: string | null; count: number; moves: boolean }

/** People of one unit have the same focal points, but for the focal points themselves: each of them is a group of one. */
function groupsOf(tree: Tree, moving: Moving): Group[] {
  const holders = new Map(
    tree.grants
      .filter(({ role, activity }) => role === 'focal-point' && activity !== 'left')
      .map(({ personId, homeUnitId }) => [personId, homeUnitId]),
  )
  const groups: Group[] = [...holders].map(([personId, unitId]) => ({
    unitId,
    personId,
    count: 1,
    moves: moving?.from === unitId && (moving.only?.includes(personId) ?? true),
  }))
  for (const { id: unitId } of tree.units) {
    const present = tree.people.filter((one) => one.unitId === unitId && one.activity !== 'left')
    const counted = groups.filter((group) => group.personId !== null && group.unitId === unitId)
    const all = present.reduce((sum, one) => sum + one.count, 0) - counted.length
    const leaving = moving?.from === unitId ? countMoving(moving, all, counted) : 0
    groups.push({ unitId, personId: null, count: leaving, moves: true })
    groups.push({ unitId, personId: null, count: all - leaving, moves: false })
  }
  return groups.filter(({ count }) => count > 0)
}

function countMoving({ only }: NonNullable<Moving>, all: number, counted: Group[]): number {
  return only === null ? all : Math.min(all, only.length - counted.filter(({ moves }) => moves).length)
}

type Holder = { personId: string; inPlaceOf: string | null }

/** Answers, for a person of a unit, who their focal points are: ids in a fixed order. */
function focalPointsIn({ units, grants }: Tree, at: Date): (unitId: string, personId: string | null) => string[] {
  const holderOf = new Map(grants.map(({ id, personId }) => [id, personId]))
  const holders = new Map<string, Holder[]>()
  for (const { role, activity, runsUntil, unitId, personId, deputyForGrantId } of grants) {
    if (role !== 'focal-point' || activity !== 'active' || (runsUntil && runsUntil <= at)) continue
    const holder = { personId, inPlaceOf: holderOf.get(deputyForGrantId ?? '') ?? null }
    holders.set(unitId, [...(holders.get(unitId) ?? []), holder])
  }
  const above = new Map<string, string[]>()
  return (unitId, personId) => {
    const path = above.get(unitId) ?? unitsAbove(units, unitId)
    above.set(unitId, path)
    for (const here of path) {
      const others = (holders.get(here) ?? []).filter(
        (holder) => personId === null || ![holder.personId, holder.inPlaceOf].includes(personId),
      )
      if (others.length > 0) return others.map((holder) => holder.personId).sort()
    }
    return []
  }
}
