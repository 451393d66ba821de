import { eq } from 'drizzle-orm'
import { type Database, inTransaction } from '#db/handle.ts'
import { people } from '#db/schema/index.ts'
import type { Actor } from './actor.ts'
import { findMovable, type MovementRefusal, recordMovement } from './record-movement.ts'

type RecordLeaveOutcome = { kind: 'recorded' } | { kind: 'refused'; reason: MovementRefusal | 'already-away' }

/** A person is away for a time, on leave or seconded. They may still sign in; nobody reminds them of anything. */
export function recordLeave(
  db: Database,
  { personId, away }: { personId: string; away: 'on-leave' | 'seconded' },
  actor: Actor,
  at: Date,
): Promise<RecordLeaveOutcome> {
  return inTransaction(db, async (tx) => {
    const found = await findMovable(tx, personId, actor, at)
    if (found.kind === 'refused') return found
    if (found.person.activity !== 'active') return { kind: 'refused', reason: 'already-away' }
    await tx.update(people).set({ activity: away }).where(eq(people.id, personId))
    const kind = away === 'on-leave' ? 'went-on-leave' : 'seconded'
    await recordMovement(tx, { personId, kind, unitId: null }, actor, at)
    return { kind: 'recorded' }
  })
}
