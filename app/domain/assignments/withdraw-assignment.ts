import { randomUUID } from 'node:crypto'
import { type DecisionRefusal, decisionRefusal } from '#app/domain/certification/may-decide.ts'
import { whoRequires } from '#app/domain/certification/who-decides.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { assignmentWithdrawals } from '#db/schema/index.ts'
import { findAssignment } from './find-assignment.ts'

export type WithdrawAssignmentOutcome =
  | { kind: 'withdrawn' }
  | { kind: 'refused'; reason: DecisionRefusal | 'reason-missing' | 'not-assigned' }

/** Takes back what one person was asked for. Rules that concern them go on. For HR and administrators. */
export function withdrawAssignment(
  db: Database,
  { personId, programmeId, reason }: { personId: string; programmeId: string; reason: string },
  actor: Actor,
  at: Date,
): Promise<WithdrawAssignmentOutcome> {
  return inTransaction(db, async (tx) => {
    const obstacle = await decisionRefusal(tx, actor, whoRequires, personId, at)
    if (obstacle) return { kind: 'refused', reason: obstacle }
    if (reason.trim() === '') return { kind: 'refused', reason: 'reason-missing' }
    const assignment = await findAssignment(tx, { personId, programmeId })
    if (!assignment) return { kind: 'refused', reason: 'not-assigned' }

    const withdrawal = { assignmentId: assignment.id, reason: reason.trim() }
    await tx
      .insert(assignmentWithdrawals)
      .values({ id: randomUUID(), ...withdrawal, withdrawnBy: actorIdOf(actor), withdrawnAt: at })
    const payload = { ...withdrawal, programmeId }
    await recordEntry(tx, { action: 'assignment.withdrawn', actor, subjectId: personId, payload }, at)
    return { kind: 'withdrawn' }
  })
}
