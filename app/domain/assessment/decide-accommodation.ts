import { eq } from 'drizzle-orm'
import { type DecisionRefusal, decisionRefusal } from '#app/domain/certification/may-decide.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { accommodations } from '#db/schema/index.ts'

export type DecideAccommodationOutcome =
  | { kind: 'decided' }
  | { kind: 'refused'; reason: DecisionRefusal | 'no-such-request' | 'already-decided' | 'out-of-bounds' }

/** Enough for anybody; more is a slip of the hand. */
const mostExtraAttempts = 10
const mostExtraTimePercent = 300

/** A focal point or HR answers a request; zero of both is a no. The newest decision holds. */
export function decideAccommodation(
  db: Database,
  decision: { accommodationId: string; extraAttempts: number; extraTimePercent: number },
  actor: Actor,
  at: Date,
): Promise<DecideAccommodationOutcome> {
  return inTransaction(db, async (tx) => {
    const { accommodationId, extraAttempts, extraTimePercent } = decision
    const [request] = await tx.select().from(accommodations).where(eq(accommodations.id, accommodationId))
    if (!request) return { kind: 'refused', reason: 'no-such-request' }
    const reason = await decisionRefusal(tx, actor, ['focal-point', 'hr'], request.personId, at)
    if (reason) return { kind: 'refused', reason }
    if (request.decidedAt) return { kind: 'refused', reason: 'already-decided' }
    if (!isWithinBounds({ extraAttempts, extraTimePercent })) {
      return { kind: 'refused', reason: 'out-of-bounds' }
    }

    await tx
      .update(accommodations)
      .set({ extraAttempts, extraTimePercent, decidedBy: actorIdOf(actor), decidedAt: at })
      .where(eq(accommodations.id, accommodationId))
    const payload = { accommodationId, extraAttempts, extraTimePercent }
    await recordEntry(tx, { action: 'accommodation.decided', actor, subjectId: request.personId, payload }, at)
    return { kind: 'decided' }
  })
}

/** Whether so much can be given: whole numbers, none of them a slip of the hand. */
export function isWithinBounds(given: { extraAttempts: number; extraTimePercent: number }): boolean {
  return isWithin(given.extraAttempts, mostExtraAttempts) && isWithin(given.extraTimePercent, mostExtraTimePercent)
}

function isWithin(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= most
}
