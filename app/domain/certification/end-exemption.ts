import { randomUUID } from 'node:crypto'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { exemptionEnds } from '#db/schema/index.ts'
import { findExemption } from './find-exemption.ts'
import { type DecisionRefusal, decisionRefusal } from './may-decide.ts'
import { whoDecides } from './who-decides.ts'

export type EndExemptionOutcome = { kind: 'ended' } | { kind: 'refused'; reason: DecisionRefusal | 'not-exempt' }

/** Ends an exemption before its day: from now on the person is asked for the programme again. For HR and administrators. */
export function endExemption(
  db: Database,
  { personId, programmeId, reason }: { personId: string; programmeId: string; reason: string },
  actor: Actor,
  at: Date,
): Promise<EndExemptionOutcome> {
  return inTransaction(db, async (tx) => {
    const obstacle = await decisionRefusal(tx, actor, whoDecides['exemption-end'], personId, at)
    if (obstacle) return { kind: 'refused', reason: obstacle }
    const exemption = await findExemption(tx, { personId, programmeId }, at)
    if (!exemption) return { kind: 'refused', reason: 'not-exempt' }

    const { exemptionId } = exemption
    await tx
      .insert(exemptionEnds)
      .values({ id: randomUUID(), exemptionId, reason, endedBy: actorIdOf(actor), endedAt: at })
    const payload = { exemptionId, programmeId, reason }
    await recordEntry(tx, { action: 'exemption.ended', actor, subjectId: personId, payload }, at)
    return { kind: 'ended' }
  })
}
