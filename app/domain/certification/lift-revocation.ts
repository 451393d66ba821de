import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { revocationLifts, revocations } from '#db/schema/index.ts'
import { type DecisionRefusal, decisionRefusal } from './may-decide.ts'
import { refreshStanding } from './refresh-standing.ts'
import { whoDecides } from './who-decides.ts'

export type LiftRevocationOutcome = { kind: 'lifted' } | { kind: 'refused'; reason: DecisionRefusal | 'not-revoked' }

/** Lets a person earn a certificate again, by a final and a signature given from now on. For access officers alone. */
export function liftRevocation(
  db: Database,
  { personId, programmeId }: { personId: string; programmeId: string },
  actor: Actor,
  at: Date,
): Promise<LiftRevocationOutcome> {
  return inTransaction(db, async (tx) => {
    const reason = await decisionRefusal(tx, actor, whoDecides['revocation-lift'], personId, at)
    if (reason) return { kind: 'refused', reason }
    const [revocation] = await tx
      .select({ id: revocations.id })
      .from(revocations)
      .leftJoin(revocationLifts, eq(revocationLifts.revocationId, revocations.id))
      .where(
        and(eq(revocations.personId, personId), eq(revocations.programmeId, programmeId), isNull(revocationLifts.id)),
      )
    if (!revocation) return { kind: 'refused', reason: 'not-revoked' }

    const revocationId = revocation.id
    await tx
      .insert(revocationLifts)
      .values({ id: randomUUID(), revocationId, liftedBy: actorIdOf(actor), liftedAt: at })
    const payload = { revocationId, programmeId }
    await recordEntry(tx, { action: 'revocation.lifted', actor, subjectId: personId, payload }, at)
    await refreshStanding(tx, personId, programmeId)
    return { kind: 'lifted' }
  })
}
