import { eq } from 'drizzle-orm'
import { followMove } from '#app/domain/certification/follow-move.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { people, units } from '#db/schema/index.ts'
import type { Actor } from './actor.ts'
import { actorReachesUnit } from './reaches.ts'
import { findMovable, type MovementRefusal, recordMovement } from './record-movement.ts'

export type MovePersonOutcome =
  | { kind: 'moved' }
  | { kind: 'refused'; reason: MovementRefusal | 'no-such-unit' | 'already-there' }

/** A person goes to work in another unit. Administrators and HR move people between units they reach. Roles stay with the units they name. */
export function movePerson(
  db: Database,
  { personId, unitId }: { personId: string; unitId: string },
  actor: Actor,
  at: Date,
): Promise<MovePersonOutcome> {
  return inTransaction(db, async (tx) => {
    const found = await findMovable(tx, personId, actor, at)
    if (found.kind === 'refused') return found
    const [unit] = await tx.select().from(units).where(eq(units.id, unitId))
    if (!unit || unit.closedAt) return { kind: 'refused', reason: 'no-such-unit' }
    if (!(await actorReachesUnit(tx, actor, ['administrator', 'hr'], unitId, at))) {
      return { kind: 'refused', reason: 'out-of-reach' }
    }
    if (found.person.unitId === unitId) return { kind: 'refused', reason: 'already-there' }

    await tx.update(people).set({ unitId }).where(eq(people.id, personId))
    await recordMovement(tx, { personId, kind: 'moved', unitId }, actor, at)
    await followMove(tx, { personIds: [personId], fromUnitId: found.person.unitId, toUnitId: unitId }, at)
    return { kind: 'moved' }
  })
}
