import { randomUUID } from 'node:crypto'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { type ExemptionGround, exemptions } from '#db/schema/index.ts'
import { findFacts } from './find-facts.ts'
import { type DecisionRefusal, decisionRefusal } from './may-decide.ts'
import { whoDecides } from './who-decides.ts'

type Exemption = {
  personId: string
  programmeId: string
  ground: ExemptionGround
  /** The last instant it holds; null for no end. */
  endsAt: Date | null
}

export type GrantExemptionOutcome =
  | { kind: 'granted'; exemptionId: string }
  | { kind: 'refused'; reason: DecisionRefusal | 'already-exempt' | 'end-in-the-past' }

/** Frees a person from being required to take the programme. It opens nothing. For HR and administrators. */
export function grantExemption(
  db: Database,
  exemption: Exemption,
  actor: Actor,
  at: Date,
): Promise<GrantExemptionOutcome> {
  return inTransaction(db, async (tx) => {
    const { personId, programmeId, ground, endsAt } = exemption
    const reason = await decisionRefusal(tx, actor, whoDecides.exemption, personId, at)
    if (reason) return { kind: 'refused', reason }
    if (endsAt && endsAt <= at) return { kind: 'refused', reason: 'end-in-the-past' }
    const facts = await findFacts(tx, exemption)
    if (facts.exemptions.some((one) => !one.endedAt && (!one.endsAt || at <= one.endsAt))) {
      return { kind: 'refused', reason: 'already-exempt' }
    }

    const id = randomUUID()
    await tx
      .insert(exemptions)
      .values({ id, personId, programmeId, ground, grantedBy: actorIdOf(actor), grantedAt: at, endsAt })
    const payload = { exemptionId: id, programmeId, ground, endsAt: endsAt?.toISOString() ?? null }
    await recordEntry(tx, { action: 'exemption.granted', actor, subjectId: personId, payload }, at)
    return { kind: 'granted', exemptionId: id }
  })
}
