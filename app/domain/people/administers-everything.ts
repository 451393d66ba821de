import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { people, roleGrants, units } from '#db/schema/index.ts'
import type { Actor } from './actor.ts'
import { isRunning } from './is-running.ts'

/** Whether ending these grants would leave nobody who administers the whole organisation for good, though somebody does now. A deputy is no successor. */
export async function isLastAdministrator(db: Database, grantIds: string[], at: Date): Promise<boolean> {
  const all = (await listTopAdministrators(db, at)).filter(({ runsUntil }) => runsUntil === null)
  return all.length > 0 && all.every((grant) => grantIds.includes(grant.grantId))
}

/**
 * Whether an actor may decide what holds for everybody, such as the programme and its rules: an administrator of one unit may not.
 * Operators at the command line and Lisans itself may.
 */
export async function administersEverything(db: Database, actor: Actor, at: Date): Promise<boolean> {
  if (actor.kind !== 'person') return true
  return (await listTopAdministrators(db, at)).some(({ personId }) => personId === actor.personId)
}

/** Who administers from the top, and has not left. */
export function listTopAdministrators(
  db: Database,
  at: Date,
): Promise<{ grantId: string; personId: string; runsUntil: Date | null }[]> {
  return db
    .select({ grantId: roleGrants.id, personId: roleGrants.personId, runsUntil: roleGrants.runsUntil })
    .from(roleGrants)
    .innerJoin(units, eq(units.id, roleGrants.unitId))
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .where(
      and(eq(roleGrants.role, 'administrator'), isRunning(at), isNull(units.parentId), ne(people.activity, 'left')),
    )
}
