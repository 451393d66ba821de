import { randomUUID } from 'node:crypto'
import { and, eq, gt, isNull, or } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { reinstatements, suspensions } from '#db/schema/index.ts'
import { type DecisionRefusal, decisionRefusal } from './may-decide.ts'
import { refreshStanding } from './refresh-standing.ts'
import { whoDecides } from './who-decides.ts'

export type ReinstatePersonOutcome =
  | { kind: 'reinstated' }
  | { kind: 'refused'; reason: DecisionRefusal | 'not-suspended' }

/** Ends a person's running suspension before its time. For access officers and administrators. */
export function reinstatePerson(
  db: Database,
  { personId, programmeId }: { personId: string; programmeId: string },
  actor: Actor,
  at: Date,
): Promise<ReinstatePersonOutcome> {
  return inTransaction(db, async (tx) => {
    const reason = await decisionRefusal(tx, actor, whoDecides.reinstatement, personId, at)
    if (reason) return { kind: 'refused', reason }
    const running = await tx
      .select({ id: suspensions.id })
      .from(suspensions)
      .leftJoin(reinstatements, eq(reinstatements.suspensionId, suspensions.id))
      .where(
        and(
          eq(suspensions.personId, personId),
          eq(suspensions.programmeId, programmeId),
          isNull(reinstatements.id),
          or(isNull(suspensions.endsAt), gt(suspensions.endsAt, at)),
        ),
      )
    if (running.length === 0) return { kind: 'refused', reason: 'not-suspended' }

    for (const { id } of running) {
      await tx
        .insert(reinstatements)
        .values({ id: randomUUID(), suspensionId: id, reinstatedBy: actorIdOf(actor), reinstatedAt: at })
    }
    const payload = { programmeId, suspensionIds: running.map((one) => one.id) }
    await recordEntry(tx, { action: 'person.reinstated', actor, subjectId: personId, payload }, at)
    await refreshStanding(tx, personId, programmeId)
    return { kind: 'reinstated' }
  })
}
