import type { Database } from '#db/handle.ts'
import { units } from '#db/schema/index.ts'
import { findReach } from './reaches.ts'
import { unitsBelow } from './unit-tree.ts'

/**
 * The units among whose people a deputy for a grant may be chosen: those that the role reaches, and for an administrator (their id)
 * those that they reach.
 */
export async function unitsOfDeputies(
  db: Database,
  grant: { unitId: string },
  administratorId: string | null,
  at: Date,
): Promise<string[]> {
  const below = [...unitsBelow(await db.select({ id: units.id, parentId: units.parentId }).from(units), [grant.unitId])]
  if (administratorId === null) return below
  return [...new Set([...below, ...(await findReach(db, administratorId, ['administrator'], at))])]
}
