import type { Database } from '#db/handle.ts'
import type { Role } from '#db/schema/index.ts'
import { type ListedUnit, listUnits } from './list-units.ts'
import { findReach } from './reaches.ts'

/** The open units that a person's roles reach, or closed ones too, in the order of a table of contents. */
export async function listReachedUnits(
  db: Database,
  { personId, roles }: { personId: string; roles: Role[] },
  at: Date,
  { closed = false }: { closed?: boolean } = {},
): Promise<ListedUnit[]> {
  const reach = new Set(await findReach(db, personId, roles, at))
  return (await listUnits(db)).filter((unit) => reach.has(unit.id) && (closed || !unit.closed))
}
