import { randomUUID } from 'node:crypto'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { type SuspensionGround, suspensions } from '#db/schema/index.ts'
import { findFacts } from './find-facts.ts'
import { type DecisionRefusal, decisionRefusal } from './may-decide.ts'
import { queueSuspensionMail } from './queue-suspension-mail.ts'
import { refreshStanding } from './refresh-standing.ts'
import { whoDecides } from './who-decides.ts'

type Suspension = {
  personId: string
  programmeId: string
  ground: SuspensionGround
  note: string | null
  /** From this instant on the person is suspended no longer; null until somebody reinstates them. */
  endsAt: Date | null
}

export type SuspendPersonOutcome =
  | { kind: 'suspended'; suspensionId: string }
  | { kind: 'refused'; reason: DecisionRefusal | 'already-suspended' | 'end-in-the-past' }

/**
 * Shuts a person's gate for a time, whatever their certificate says, and has them told how to reply. For access officers and
 * administrators.
 */
export function suspendPerson(
  db: Database,
  suspension: Suspension,
  actor: Actor,
  at: Date,
): Promise<SuspendPersonOutcome> {
  return inTransaction(db, async (tx) => {
    const { personId, programmeId, ground, endsAt } = suspension
    const reason = await decisionRefusal(tx, actor, whoDecides.suspension, personId, at)
    if (reason) return { kind: 'refused', reason }
    if (endsAt && endsAt <= at) return { kind: 'refused', reason: 'end-in-the-past' }
    const facts = await findFacts(tx, suspension)
    const running = facts.suspensions.some((one) => !one.reinstatedAt && (!one.endsAt || at < one.endsAt))
    if (running) return { kind: 'refused', reason: 'already-suspended' }

    const id = randomUUID()
    await tx.insert(suspensions).values({ id, ...suspension, suspendedBy: actorIdOf(actor), suspendedAt: at })
    const payload = { suspensionId: id, programmeId, ground, endsAt: endsAt?.toISOString() ?? null }
    await queueSuspensionMail(tx, { personId, what: 'notice' }, at)
    await recordEntry(tx, { action: 'person.suspended', actor, subjectId: personId, payload }, at)
    await refreshStanding(tx, personId, programmeId)
    return { kind: 'suspended', suspensionId: id }
  })
}
