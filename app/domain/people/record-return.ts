import { eq } from 'drizzle-orm'
import { type Database, inTransaction } from '#db/handle.ts'
import { people } from '#db/schema/index.ts'
import type { Actor } from './actor.ts'
import { actorReaches } from './reaches.ts'
import { recordMovement } from './record-movement.ts'

type RecordReturnOutcome =
  | { kind: 'recorded' }
  | { kind: 'refused'; reason: 'no-such-person' | 'about-oneself' | 'out-of-reach' | 'not-away' | 'already-erased' }

/** A person is back, from leave, a secondment, or after having left. Roles that ended when they left stay ended. */
export function recordReturn(
  db: Database,
  { personId }: { personId: string },
  actor: Actor,
  at: Date,
): Promise<RecordReturnOutcome> {
  return inTransaction(db, async (tx) => {
    const [person] = await tx.select().from(people).where(eq(people.id, personId))
    if (!person) return { kind: 'refused', reason: 'no-such-person' }
    if (actor.kind === 'person' && actor.personId === personId) return { kind: 'refused', reason: 'about-oneself' }
    if (!(await actorReaches(tx, actor, ['administrator', 'hr'], personId, at))) {
      return { kind: 'refused', reason: 'out-of-reach' }
    }
    if (person.erasedAt) return { kind: 'refused', reason: 'already-erased' }
    if (person.activity === 'active') return { kind: 'refused', reason: 'not-away' }
    await tx.update(people).set({ activity: 'active' }).where(eq(people.id, personId))
    await recordMovement(tx, { personId, kind: 'returned', unitId: person.unitId }, actor, at)
    return { kind: 'recorded' }
  })
}
