import { and, asc, eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { type Role, roleGrants, units } from '#db/schema/index.ts'
import { isRunning } from './is-running.ts'

export type ListedGrant = { id: string; role: Role; unitId: string; unitName: string; grantedAt: Date }

/** The roles a person holds now, with the unit that each names. */
export function listRoleGrants(db: Database, { personId }: { personId: string }, at: Date): Promise<ListedGrant[]> {
  return db
    .select({
      id: roleGrants.id,
      role: roleGrants.role,
      unitId: roleGrants.unitId,
      unitName: units.name,
      grantedAt: roleGrants.grantedAt,
    })
    .from(roleGrants)
    .innerJoin(units, eq(units.id, roleGrants.unitId))
    .where(and(eq(roleGrants.personId, personId), isRunning(at)))
    .orderBy(asc(roleGrants.role), asc(units.name))
}
