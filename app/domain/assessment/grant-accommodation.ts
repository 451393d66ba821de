import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { type DecisionRefusal, decisionRefusal } from '#app/domain/certification/may-decide.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { accommodations } from '#db/schema/index.ts'
import { isWithinBounds } from './decide-accommodation.ts'

export type GrantAccommodationOutcome =
  | { kind: 'granted' }
  | { kind: 'refused'; reason: DecisionRefusal | 'nothing-asked' | 'request-waiting' | 'out-of-bounds' }

/** A focal point or HR gives more attempts or more time without having been asked. Who has asked is answered instead. */
export function grantAccommodation(
  db: Database,
  grant: { personId: string; programmeId: string; extraAttempts: number; extraTimePercent: number },
  actor: Actor,
  at: Date,
): Promise<GrantAccommodationOutcome> {
  return inTransaction(db, async (tx) => {
    const { personId, programmeId, extraAttempts, extraTimePercent } = grant
    const reason = await decisionRefusal(tx, actor, ['focal-point', 'hr'], personId, at)
    if (reason) return { kind: 'refused', reason }
    if (!isWithinBounds({ extraAttempts, extraTimePercent })) return { kind: 'refused', reason: 'out-of-bounds' }
    if (extraAttempts === 0 && extraTimePercent === 0) return { kind: 'refused', reason: 'nothing-asked' }
    const theirs = and(eq(accommodations.personId, personId), eq(accommodations.programmeId, programmeId))
    const [waiting] = await tx
      .select({ id: accommodations.id })
      .from(accommodations)
      .where(and(theirs, isNull(accommodations.decidedAt)))
    if (waiting) return { kind: 'refused', reason: 'request-waiting' }

    const id = randomUUID()
    await tx.insert(accommodations).values({
      id,
      ...grant,
      requestedAt: at,
      wantsExtraAttempts: extraAttempts > 0,
      wantsExtraTime: extraTimePercent > 0,
      decidedBy: actorIdOf(actor),
      decidedAt: at,
    })
    const payload = { accommodationId: id, programmeId, extraAttempts, extraTimePercent }
    await recordEntry(tx, { action: 'accommodation.granted', actor, subjectId: personId, payload }, at)
    return { kind: 'granted' }
  })
}
