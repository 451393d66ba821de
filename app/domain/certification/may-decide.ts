import { eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/actor.ts'
import { actorReaches } from '#app/domain/people/reaches.ts'
import type { Database } from '#db/handle.ts'
import { people, type Role } from '#db/schema/index.ts'

export type DecisionRefusal = 'about-oneself' | 'no-such-person' | 'out-of-reach'

/** Why an actor may not decide about a person, or null: it takes one of the roles with reach, and nobody decides about themselves. */
export async function decisionRefusal(
  db: Database,
  actor: Actor,
  roles: Role[],
  personId: string,
  at: Date,
): Promise<DecisionRefusal | null> {
  if (actor.kind === 'person' && actor.personId === personId) return 'about-oneself'
  const [person] = await db.select({ id: people.id }).from(people).where(eq(people.id, personId))
  if (!person) return 'no-such-person'
  return (await actorReaches(db, actor, roles, personId, at)) ? null : 'out-of-reach'
}
