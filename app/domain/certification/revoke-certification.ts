import { randomUUID } from 'node:crypto'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { type RevocationGround, revocations } from '#db/schema/index.ts'
import { findFacts } from './find-facts.ts'
import { type DecisionRefusal, decisionRefusal } from './may-decide.ts'
import { refreshStanding } from './refresh-standing.ts'
import { whoDecides } from './who-decides.ts'

type Revocation = { personId: string; programmeId: string; ground: RevocationGround; note: string | null }

export type RevokeCertificationOutcome =
  | { kind: 'revoked'; revocationId: string }
  | { kind: 'refused'; reason: DecisionRefusal | 'already-revoked' }

/**
 * Ends every certificate a person has in a programme, and keeps the gate shut, whatever they pass, until a named officer lifts it.
 * For access officers and administrators.
 */
export function revokeCertification(
  db: Database,
  revocation: Revocation,
  actor: Actor,
  at: Date,
): Promise<RevokeCertificationOutcome> {
  return inTransaction(db, async (tx) => {
    const { personId, programmeId, ground } = revocation
    const reason = await decisionRefusal(tx, actor, whoDecides.revocation, personId, at)
    if (reason) return { kind: 'refused', reason }
    const facts = await findFacts(tx, revocation)
    if (facts.revocations.some((one) => !one.liftedAt)) return { kind: 'refused', reason: 'already-revoked' }

    const id = randomUUID()
    await tx.insert(revocations).values({ id, ...revocation, revokedBy: actorIdOf(actor), revokedAt: at })
    const payload = { revocationId: id, programmeId, ground }
    await recordEntry(tx, { action: 'certification.revoked', actor, subjectId: personId, payload }, at)
    await refreshStanding(tx, personId, programmeId)
    return { kind: 'revoked', revocationId: id }
  })
}
