import { and, eq, inArray } from 'drizzle-orm'
import { isRunning } from '#app/domain/people/is-running.ts'
import type { Database } from '#db/handle.ts'
import { type Role, roleGrants } from '#db/schema/index.ts'

/** Whether somebody holds one of these roles, wherever. */
export async function holdsAnyRole(db: Database, personId: string, roles: Role[], at: Date): Promise<boolean> {
  const [held] = await db
    .select({ id: roleGrants.id })
    .from(roleGrants)
    .where(and(eq(roleGrants.personId, personId), inArray(roleGrants.role, roles), isRunning(at)))
    .limit(1)
  return held !== undefined
}
