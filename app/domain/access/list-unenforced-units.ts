import type { Database } from '#db/handle.ts'
import { listModes, listUnitPlaces } from './list-modes.ts'
import { listPlatforms } from './list-platforms.ts'
import { modeInForce } from './mode-in-force.ts'

/** The units in which a gate of this programme only watches or warns, so that whose certificate expired still passes. */
export async function listUnenforcedUnits(db: Database, programmeId: string, at: Date): Promise<string[]> {
  const open = (await listPlatforms(db)).filter((one) => one.programmeId === programmeId && one.closedAt === null)
  const places = await listUnitPlaces(db)
  const unenforced = new Set<string>()
  for (const platform of open) {
    const decisions = await listModes(db, platform.id)
    for (const { id } of places) {
      if (modeInForce(places, decisions, id, at).mode !== 'enforce') unenforced.add(id)
    }
  }
  return [...unenforced]
}
