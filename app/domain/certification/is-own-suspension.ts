import { eq } from 'drizzle-orm'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { actorReachesCase } from '#app/domain/people/reaches.ts'
import type { Database } from '#db/handle.ts'
import { people } from '#db/schema/index.ts'
import { whoDecides } from './who-decides.ts'

/** Whether this actor took the decision, or reaches the person only in the place of whoever took it. */
export async function isOwnSuspension(
  db: Database,
  { personId, suspendedBy }: { personId: string; suspendedBy: string },
  actor: Actor,
  at: Date,
): Promise<boolean> {
  if (actorIdOf(actor) === suspendedBy) return true
  const [person] = await db.select({ unitId: people.unitId }).from(people).where(eq(people.id, personId))
  const { unitId = '' } = person ?? {}
  return !(await actorReachesCase(db, actor, whoDecides.suspension, { personId: suspendedBy, unitId }, at))
}
