import { randomUUID } from 'node:crypto'
import { sentTwiceWithin } from '#app/domain/concerns/concern-words.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction, stageWithin } from '#db/handle.ts'
import { type ReviewOutcome, suspensionReviews } from '#db/schema/index.ts'
import { findSuspension, type SuspensionRecord } from './find-suspension.ts'
import { isOwnSuspension } from './is-own-suspension.ts'
import { type DecisionRefusal, decisionRefusal } from './may-decide.ts'
import { queueSuspensionMail } from './queue-suspension-mail.ts'
import { reinstatePerson } from './reinstate-person.ts'
import { whoDecides } from './who-decides.ts'

type SuspensionReview = {
  suspensionId: string
  outcome: ReviewOutcome
  /** For the person to read. */
  reason: string
  /** How many replies and reviews the officer had before their eyes. */
  seen: number
}

export type ReviewSuspensionOutcome =
  | { kind: 'reviewed' }
  | {
      kind: 'refused'
      reason: DecisionRefusal | 'no-such-suspension' | 'suspension-over' | 'own-decision' | 'answered-meanwhile'
    }

/**
 * A second officer upholds a suspension or lifts it, which reinstates the person at once. Never who suspended them, nor who stands in for
 * that officer. The person is told by
 * mail that it was looked at, and reads on their page what came of it and why. Sent twice, it is recorded once.
 */
export function reviewSuspension(
  db: Database,
  review: SuspensionReview,
  actor: Actor,
  at: Date,
): Promise<ReviewSuspensionOutcome> {
  return inTransaction(db, async (tx) => {
    const { suspensionId, outcome, reason, seen } = review
    const suspension = await findSuspension(tx, suspensionId, at)
    if (!suspension) return { kind: 'refused', reason: 'no-such-suspension' }
    const { personId, programmeId, replies, reviews } = suspension
    const refusal = await decisionRefusal(tx, actor, whoDecides.suspension, personId, at)
    if (refusal) return { kind: 'refused', reason: refusal }
    if (await isOwnSuspension(tx, suspension, actor, at)) return { kind: 'refused', reason: 'own-decision' }
    if (isSentTwice(suspension, review, at)) return { kind: 'reviewed' }
    if (!suspension.running) return { kind: 'refused', reason: 'suspension-over' }
    if (replies.length + reviews.length !== seen) return { kind: 'refused', reason: 'answered-meanwhile' }

    if (outcome === 'lifted') {
      const ended = await reinstatePerson(stageWithin(tx), { personId, programmeId }, actor, at)
      if (ended.kind === 'refused') return { kind: 'refused', reason: 'suspension-over' }
    }
    const reviewedBy = actorIdOf(actor)
    await tx
      .insert(suspensionReviews)
      .values({ id: randomUUID(), suspensionId, outcome, reason, reviewedBy, reviewedAt: at })
    const payload = { suspensionId, outcome }
    await recordEntry(tx, { action: 'suspension.reviewed', actor, subjectId: personId, payload }, at)
    await queueSuspensionMail(tx, { personId, what: 'review' }, at)
    return { kind: 'reviewed' }
  })
}

function isSentTwice({ reviews }: SuspensionRecord, { outcome, reason }: SuspensionReview, at: Date): boolean {
  const last = reviews.at(-1)
  if (last?.outcome !== outcome || last.reason !== reason) return false
  return at.getTime() - last.reviewedAt.getTime() < sentTwiceWithin
}
