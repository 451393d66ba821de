import { eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/actor.ts'
import { listRoleGrants } from '#app/domain/people/list-role-grants.ts'
import { actorReaches, actorReachesCase, actorReachesInOwnRight } from '#app/domain/people/reaches.ts'
import type { Database } from '#db/handle.ts'
import { people, type Role } from '#db/schema/index.ts'

/** Who hands out codes for setting a password, to people without a role. */
export const invitingRoles: Role[] = ['administrator', 'hr', 'focal-point']

/**
 * Whether an actor may give a person a code: administrators, HR and focal points for those they reach, but only administrators, who
 * reach all that it is for, where the person holds a role: a code is a way into everything that role may do.
 */
export async function mayInvite(db: Database, personId: string, actor: Actor, at: Date): Promise<boolean> {
  const grants = await listRoleGrants(db, { personId }, at)
  if (grants.length === 0) return actorReaches(db, actor, invitingRoles, personId, at)
  for (const { role, unitId } of grants) {
    // Who only stands in for an administrator makes no way into another administrator's account either.
    if (role === 'administrator' && !(await actorReachesInOwnRight(db, actor, [role], unitId, at))) return false
    if (!(await actorReachesCase(db, actor, ['administrator'], { personId, unitId }, at))) return false
  }
  return actorReaches(db, actor, ['administrator'], personId, at)
}

/**
 * Whether whoever made a code might make it for what the person may do by now: a code made for somebody without a role is no way into
 * a role that they were given since. Codes of operators, and those people asked for themselves, are as good as before.
 */
export async function makerMightStillInvite(
  db: Database,
  { personId, createdBy }: { personId: string; createdBy: string | null },
  at: Date,
): Promise<boolean> {
  if (createdBy === null || createdBy === personId) return true
  const [maker] = await db.select({ id: people.id }).from(people).where(eq(people.id, createdBy))
  if (!maker || (await listRoleGrants(db, { personId }, at)).length === 0) return true
  return mayInvite(db, personId, { kind: 'person', personId: maker.id }, at)
}
