import type { Actor } from '#app/domain/people/actor.ts'
import { listRoleGrants } from '#app/domain/people/list-role-grants.ts'
import { actorReaches, actorReachesCase } from '#app/domain/people/reaches.ts'
import type { Database } from '#db/handle.ts'
import type { Role } from '#db/schema/index.ts'

/** Who hands out codes for setting a password, to people without a role. */
export const invitingRoles: Role[] = ['administrator', 'hr', 'focal-point']

/**
 * Whether an actor may give a person a code: administrators, HR and focal points for those they reach, but only administrators, who
 * reach all that it is for, where the person holds a role: a code is a way into everything that role may do.
 */
export async function mayInvite(db: Database, personId: string, actor: Actor, at: Date): Promise<boolean> {
  const grants = await listRoleGrants(db, { personId }, at)
  if (grants.length === 0) return actorReaches(db, actor, invitingRoles, personId, at)
  for (const { unitId } of grants) {
    if (!(await actorReachesCase(db, actor, ['administrator'], { personId, unitId }, at))) return false
  }
  return actorReaches(db, actor, ['administrator'], personId, at)
}
