import { type Counted, countRefused, isShutByDecision } from '#app/domain/access/count-refused.ts'
import { listModes } from '#app/domain/access/list-modes.ts'
import type { Platform } from '#app/domain/access/list-platforms.ts'
import { modeInForce, stillToCome } from '#app/domain/access/mode-in-force.ts'
import { listReachedUnits } from '#app/domain/people/list-reached-units.ts'
import { type ListedUnit, listUnits } from '#app/domain/people/list-units.ts'
import { unitsBelow } from '#app/domain/people/unit-tree.ts'
import type { PlatformMode } from '#db/schema/access.ts'
import { db } from './database.ts'
import { seesPlatforms } from './platform-desk.ts'

/** How far a platform is rolled out in a unit and everything below it. */
export type UnitRollOut = {
  id: string
  name: string
  mode: PlatformMode
  /** Where the mode was set: here, at a unit above of this name, or nowhere. */
  setAt: 'here' | 'above' | 'nowhere'
  setAbove: string | null
  coming: { mode: PlatformMode | null; startsAt: Date }[]
  people: number
  refused: number
  inProgress: number
  neverStarted: number
  decided: number
}

/** The units this person reaches, and how to describe each of them. */
export async function describeRollOut(personId: string, platform: Platform, now: Date) {
  const reached = await listReachedUnits(db, { personId, roles: seesPlatforms }, now)
  const all = await listUnits(db)
  const decisions = await listModes(db, platform.id)
  const counted = await countRefused(db, platform, now)
  const nameOf = new Map(all.map(({ id, name }) => [id, name]))

  const describe = ({ id, name }: ListedUnit): UnitRollOut => {
    const { mode, fromUnitId } = modeInForce(all, decisions, id, now)
    const coming = stillToCome(decisions, id, now).map((one) => ({ mode: one.mode, startsAt: one.startsAt }))
    const setAt = fromUnitId === null ? 'nowhere' : fromUnitId === id ? 'here' : 'above'
    const setAbove = setAt === 'above' ? (nameOf.get(fromUnitId ?? '') ?? null) : null
    return { id, name, mode, setAt, setAbove, coming, ...sumUp(counted, unitsBelow(all, [id])) }
  }
  return { reached, describe, below: (unitId: string) => [...unitsBelow(all, [unitId])] }
}

function sumUp(counted: Counted[], unitIds: Set<string>) {
  const theirs = counted.filter(({ unitId }) => unitIds.has(unitId))
  const sum = (which: (one: Counted) => boolean) =>
    theirs.filter(which).reduce((total, { people }) => total + people, 0)
  return {
    people: sum(() => true),
    refused: sum((one) => !one.allowed),
    inProgress: sum((one) => !one.allowed && one.state === 'in-progress'),
    neverStarted: sum((one) => !one.allowed && one.state === 'not-started'),
    decided: sum(isShutByDecision),
  }
}
