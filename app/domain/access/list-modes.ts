import { eq } from 'drizzle-orm'
import type { UnitPlace } from '#app/domain/people/unit-tree.ts'
import type { Database } from '#db/handle.ts'
import { platformModes, units } from '#db/schema/index.ts'
import { type ModeDecision, type ModeInForce, modeInForce, modeOfStrangers } from './mode-in-force.ts'

/** Every decision about a platform's modes, for `modeInForce`. */
export function listModes(db: Database, platformId: string): Promise<ModeDecision[]> {
  const { id, unitId, mode, startsAt, setAt } = platformModes
  return db
    .select({ id, unitId, mode, startsAt, setAt })
    .from(platformModes)
    .where(eq(platformModes.platformId, platformId))
}

/** The tree of units, without their names. */
export function listUnitPlaces(db: Database): Promise<UnitPlace[]> {
  return db.select({ id: units.id, parentId: units.parentId }).from(units)
}

/** Which mode a platform's gate works in for the people of a unit; null for somebody who is of none. */
export async function findMode(
  db: Database,
  { platformId, unitId }: { platformId: string; unitId: string | null },
  at: Date,
): Promise<ModeInForce> {
  const decisions = await listModes(db, platformId)
  if (decisions.length === 0 && unitId !== null) return { mode: 'enforce', fromUnitId: null }
  const places = await listUnitPlaces(db)
  return unitId === null ? modeOfStrangers(places, decisions, at) : modeInForce(places, decisions, unitId, at)
}
