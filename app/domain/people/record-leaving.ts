import { and, eq, isNull } from 'drizzle-orm'
import { endSessions } from '#app/domain/sign-in/end-sessions.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { people, roleGrants } from '#db/schema/index.ts'
import type { Actor } from './actor.ts'
import { isLastAdministrator } from './administers-everything.ts'
import { endGrants } from './end-grants.ts'
import { findMovable, type MovementRefusal, recordMovement } from './record-movement.ts'

type RecordLeavingOutcome = { kind: 'recorded' } | { kind: 'refused'; reason: MovementRefusal | 'last-administrator' }

/**
 * A person leaves the service: they are signed out everywhere, cannot sign in again, and their roles end, with whoever stands
 * in for them. Their records stay.
 */
export function recordLeaving(
  db: Database,
  { personId }: { personId: string },
  actor: Actor,
  at: Date,
): Promise<RecordLeavingOutcome> {
  return inTransaction(db, async (tx) => {
    const found = await findMovable(tx, personId, actor, at)
    if (found.kind === 'refused') return found
    const grants = await tx
      .select({ id: roleGrants.id })
      .from(roleGrants)
      .where(and(eq(roleGrants.personId, personId), isNull(roleGrants.endedAt)))
    const grantIds = grants.map((grant) => grant.id)
    if (await isLastAdministrator(tx, grantIds, at)) return { kind: 'refused', reason: 'last-administrator' }

    await tx.update(people).set({ activity: 'left' }).where(eq(people.id, personId))
    await endGrants(tx, { grantIds, reason: null }, actor, at)
    await endSessions(tx, { personId }, at)
    await recordMovement(tx, { personId, kind: 'left', unitId: null }, actor, at)
    return { kind: 'recorded' }
  })
}
