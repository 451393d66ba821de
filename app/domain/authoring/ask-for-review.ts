import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { draftReviews } from '#db/schema/index.ts'
import { partsOn } from './course-desk.ts'
import { draftHash } from './draft-hash.ts'
import { findDraft } from './find-draft.ts'
import { findReviewState } from './find-draft-review.ts'

type Asking = { courseId: string; note: string; hash: string }

export type AskForReviewOutcome =
  | { kind: 'asked'; reviewId: string }
  | {
      kind: 'refused'
      reason:
        | 'not-on-the-team'
        | 'no-such-draft'
        | 'draft-changed-since'
        | 'review-already-asked'
        | 'review-already-approved'
        | 'no-second-trainer'
    }

/**
 * Lays a draft, as it is by its hash, before the other trainers of the course. There is one such request for a course: asked again after
 * the draft changed, it is about the draft as it is then.
 */
export function askForReview(db: Database, asking: Asking, actor: Actor, at: Date): Promise<AskForReviewOutcome> {
  return inTransaction(db, async (tx) => {
    const { courseId, note, hash } = asking
    if (!(await partsOn(tx, courseId, actor, at)).includes('author'))
      return { kind: 'refused', reason: 'not-on-the-team' }
    const draft = await findDraft(tx, courseId)
    if (!draft?.isChanged) return { kind: 'refused', reason: 'no-such-draft' }
    if (draftHash(draft) !== hash) return { kind: 'refused', reason: 'draft-changed-since' }
    const { waiting, isApproved, reviewers } = await findReviewState(tx, { courseId, hash }, actor, at)
    if (isApproved) return { kind: 'refused', reason: 'review-already-approved' }
    if (waiting?.draftHash === hash) return { kind: 'refused', reason: 'review-already-asked' }
    if (reviewers.length === 0) return { kind: 'refused', reason: 'no-second-trainer' }

    const reviewId = waiting?.id ?? randomUUID()
    const asked = { draftHash: hash, note, askedBy: actorIdOf(actor), askedAt: at }
    const mine = and(eq(draftReviews.id, reviewId), isNull(draftReviews.decidedAt))
    if (waiting) await tx.update(draftReviews).set(asked).where(mine)
    else await tx.insert(draftReviews).values({ id: reviewId, courseId, ...asked })
    const payload = { reviewId, draftHash: hash, note }
    await recordEntry(tx, { action: 'course-review.asked', actor, subjectId: courseId, payload }, at)
    return { kind: 'asked', reviewId }
  })
}
