import { eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Transaction } from '#db/handle.ts'
import { type MovementKind, people, personMovements } from '#db/schema/index.ts'
import { type Actor, actorIdOf } from './actor.ts'
import type { Person } from './find-person.ts'
import { actorReaches } from './reaches.ts'

export type MovementRefusal = 'no-such-person' | 'out-of-reach' | 'about-oneself' | 'left'

/** The person, if this actor may record where they work: an administrator or HR who reaches them, not themselves. Who left can only be brought back. */
export async function findMovable(
  tx: Transaction,
  personId: string,
  actor: Actor,
  at: Date,
): Promise<{ kind: 'found'; person: Person } | { kind: 'refused'; reason: MovementRefusal }> {
  const [person] = await tx.select().from(people).where(eq(people.id, personId))
  if (!person) return { kind: 'refused', reason: 'no-such-person' }
  if (actor.kind === 'person' && actor.personId === personId) return { kind: 'refused', reason: 'about-oneself' }
  if (!(await actorReaches(tx, actor, ['administrator', 'hr'], personId, at))) {
    return { kind: 'refused', reason: 'out-of-reach' }
  }
  return person.activity === 'left' ? { kind: 'refused', reason: 'left' } : { kind: 'found', person }
}

/** The part of other commands that writes the fact down, with its one ledger entry. */
export async function recordMovement(
  tx: Transaction,
  movement: { personId: string; kind: MovementKind; unitId: string | null },
  actor: Actor,
  at: Date,
): Promise<void> {
  const { personId, kind, unitId } = movement
  await tx
    .insert(personMovements)
    .values({ id: crypto.randomUUID(), ...movement, movedAt: at, recordedBy: actorIdOf(actor) })
  await recordEntry(tx, { action: `person.${kind}`, actor, subjectId: personId, payload: { unitId } }, at)
}
