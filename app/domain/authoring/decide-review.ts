import { eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { draftReviews, type ReviewDecision } from '#db/schema/index.ts'
import { partsOn } from './course-desk.ts'
import { draftHash } from './draft-hash.ts'
import { findDraft } from './find-draft.ts'
import { type DraftReview, findReviewState, listWriters } from './find-draft-review.ts'

type Decision = {
  courseId: string
  reviewId: string
  decision: ReviewDecision
  /** What should be otherwise; may be empty where it is approved. */
  note: string
  /** Of the draft that was looked at. */
  hash: string
}

export type DecideReviewOutcome =
  | { kind: 'approved' | 'sent-back' }
  | {
      kind: 'refused'
      reason:
        | 'not-on-the-team'
        | 'no-such-draft'
        | 'no-such-review'
        | 'draft-changed-since'
        | 'review-of-oneself'
        | 'review-of-own-words'
        | 'words-missing'
    }

/**
 * A second trainer says what they think of a draft as they saw it: approved, it may be published as long as nobody changes a word; sent
 * back, it goes with their words. Nobody decides about what they asked for, or wrote in.
 */
export function decideReview(db: Database, deciding: Decision, actor: Actor, at: Date): Promise<DecideReviewOutcome> {
  return inTransaction(db, async (tx) => {
    const { courseId, reviewId, decision, note, hash } = deciding
    const parts = await partsOn(tx, courseId, actor, at)
    if (!parts.includes('reviewer') && !parts.includes('author')) return refused('not-on-the-team')
    const draft = await findDraft(tx, courseId)
    if (!draft?.isChanged) return refused('no-such-draft')
    const { waiting } = await findReviewState(tx, { courseId, hash }, actor, at)
    if (waiting?.id !== reviewId) return refused('no-such-review')
    const refusal = await ownRefusal(tx, waiting, courseId, actor)
    if (refusal) return refused(refusal)
    if (draftHash(draft) !== hash) return refused('draft-changed-since')
    if (decision === 'sent-back' && note === '') return refused('words-missing')

    const decided = { decision, decisionNote: note || null, decidedBy: actorIdOf(actor), decidedAt: at }
    await tx
      .update(draftReviews)
      .set({ draftHash: hash, ...decided })
      .where(eq(draftReviews.id, reviewId))
    const payload = { reviewId, draftHash: hash, decision, note }
    await recordEntry(tx, { action: 'course-review.decided', actor, subjectId: courseId, payload }, at)
    return { kind: decision }
  })
}

async function ownRefusal(tx: Transaction, waiting: DraftReview, courseId: string, actor: Actor) {
  if (waiting.askedBy === actorIdOf(actor)) return 'review-of-oneself'
  return (await listWriters(tx, courseId)).has(actorIdOf(actor)) ? 'review-of-own-words' : null
}

function refused(reason: Extract<DecideReviewOutcome, { kind: 'refused' }>['reason']): DecideReviewOutcome {
  return { kind: 'refused', reason }
}
