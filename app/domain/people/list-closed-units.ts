import { isNotNull } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { type Role, units } from '#db/schema/index.ts'
import { findReach } from './reaches.ts'

/** The closed units that a person's roles reach, by name. */
export async function listClosedUnits(
  db: Database,
  { personId, roles }: { personId: string; roles: Role[] },
  at: Date,
): Promise<{ id: string; name: string; closedAt: Date }[]> {
  const reach = new Set(await findReach(db, personId, roles, at))
  const closed = await db.select().from(units).where(isNotNull(units.closedAt)).orderBy(units.name)
  return closed.flatMap(({ id, name, closedAt }) => (reach.has(id) && closedAt ? [{ id, name, closedAt }] : []))
}
