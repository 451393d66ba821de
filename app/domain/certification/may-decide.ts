import { eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/actor.ts'
import { actorReaches, actorReachesUnit } from '#app/domain/people/reaches.ts'
import type { Database } from '#db/handle.ts'
import { people, type Role } from '#db/schema/index.ts'

export type DecisionRefusal =
  | 'already-erased'
  | 'about-oneself'
  | 'about-whom-one-stands-in-for'
  | 'no-such-person'
  | 'out-of-reach'

/**
 * Why an actor may not decide about a person, or null: it takes one of the roles with reach. Nobody decides about who was erased, about
 * themselves, or, in somebody's place, about that person.
 */
export async function decisionRefusal(
  db: Database,
  actor: Actor,
  roles: Role[],
  personId: string,
  at: Date,
): Promise<DecisionRefusal | null> {
  if (actor.kind === 'person' && actor.personId === personId) return 'about-oneself'
  const [person] = await db
    .select({ unitId: people.unitId, erasedAt: people.erasedAt })
    .from(people)
    .where(eq(people.id, personId))
  if (!person) return 'no-such-person'
  if (person.erasedAt) return 'already-erased'
  if (await actorReaches(db, actor, roles, personId, at)) return null
  return (await actorReachesUnit(db, actor, roles, person.unitId, at)) ? 'about-whom-one-stands-in-for' : 'out-of-reach'
}
