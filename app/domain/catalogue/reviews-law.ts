import { and, eq, isNull } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/actor.ts'
import { isRunning } from '#app/domain/people/is-running.ts'
import type { Database } from '#db/handle.ts'
import { people, roleGrants, units } from '#db/schema/index.ts'

/**
 * Whether an actor may say what the law is: a legal reviewer of the whole organisation, because a fact of law binds everybody. Neither
 * an operator nor Lisans itself has read it.
 */
export async function reviewsLaw(db: Database, actor: Actor, at: Date): Promise<boolean> {
  if (actor.kind !== 'person') return false
  const [held] = await db
    .select({ id: roleGrants.id })
    .from(roleGrants)
    .innerJoin(units, eq(units.id, roleGrants.unitId))
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .where(
      and(
        eq(roleGrants.personId, actor.personId),
        eq(roleGrants.role, 'legal-reviewer'),
        eq(people.activity, 'active'),
        isNull(units.parentId),
        isRunning(at),
      ),
    )
    .limit(1)
  return held !== undefined
}
