import { randomUUID } from 'node:crypto'
import { findSituation } from '#app/domain/certification/find-situation.ts'
import { type DecisionRefusal, decisionRefusal } from '#app/domain/certification/may-decide.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { attemptUnlocks } from '#db/schema/index.ts'
import { nextFinal } from './next-final.ts'

export type UnlockAttemptsOutcome =
  | { kind: 'unlocked' }
  | { kind: 'refused'; reason: DecisionRefusal | 'nothing-to-unlock' }

/** A focal point opens the final again to somebody who failed it too often. Failures before this count no more. */
export function unlockAttempts(
  db: Database,
  whose: { personId: string; programmeId: string },
  actor: Actor,
  at: Date,
): Promise<UnlockAttemptsOutcome> {
  return inTransaction(db, async (tx) => {
    const { personId, programmeId } = whose
    const reason = await decisionRefusal(tx, actor, ['focal-point'], personId, at)
    if (reason) return { kind: 'refused', reason }
    const situation = await findSituation(tx, whose, at)
    if (!situation) return { kind: 'refused', reason: 'nothing-to-unlock' }
    const { facts, programme, version, cycle } = situation
    const { blocked, failures } = nextFinal(facts, programme, version.body, cycle.since, at)
    if (blocked !== 'needs-unlock') return { kind: 'refused', reason: 'nothing-to-unlock' }

    await tx
      .insert(attemptUnlocks)
      .values({ id: randomUUID(), personId, programmeId, unlockedBy: actorIdOf(actor), unlockedAt: at })
    const payload = { programmeId, failures }
    await recordEntry(tx, { action: 'attempts.unlocked', actor, subjectId: personId, payload }, at)
    return { kind: 'unlocked' }
  })
}
