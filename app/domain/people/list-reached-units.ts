import type { Database } from '#db/handle.ts'
import type { Role } from '#db/schema/index.ts'
import { type ListedUnit, listUnits } from './list-units.ts'
import { findReach } from './reaches.ts'

/** The open units that a person's roles reach, in the order of a table of contents. */
export async function listReachedUnits(
  db: Database,
  { personId, roles }: { personId: string; roles: Role[] },
  at: Date,
): Promise<ListedUnit[]> {
  const reach = new Set(await findReach(db, personId, roles, at))
  return (await listUnits(db)).filter((unit) => reach.has(unit.id) && !unit.closed)
}
