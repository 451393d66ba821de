import { randomUUID } from 'node:crypto'
import { addMonths, dayOf } from '#app/domain/certification/calendar-days.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { legalReviews } from '#db/schema/index.ts'
import { findLegalFact } from './find-legal-fact.ts'
import type { LegalReview } from './list-legal-facts.ts'
import { reviewsLaw } from './reviews-law.ts'

type FactReview = {
  factId: string
  /** The text that was read: its hash, as the page showed it. */
  factHash: string
  /** The newest review the page showed, of whatever text; null for none. */
  afterReviewId: string | null
  finding: 'confirmed' | 'wrong'
  /** Where the law was read. */
  source: string
  note: string
  /** Calendar days of the organisation, YYYY-MM-DD. */
  asAtOn: string
  reviewByOn: string
}

export type ReviewRefusal =
  | 'legal-reviewers-only'
  | 'no-such-legal-fact'
  | 'fact-changed'
  | 'reviewed-meanwhile'
  | 'as-at-in-the-future'
  | 'review-by-too-early'
  | 'review-by-too-late'

export type ReviewLegalFactOutcome = { kind: 'reviewed'; reviewId: string } | { kind: 'refused'; reason: ReviewRefusal }

/** Law is to be read again after at most so many months. */
export const longestReviewMonths = 24

/** Records what a legal reviewer found about one fact of the register, as it reads now. A form sent twice is one review. */
export function reviewLegalFact(
  db: Database,
  review: FactReview,
  actor: Actor,
  at: Date,
): Promise<ReviewLegalFactOutcome> {
  return inTransaction(db, async (tx) => {
    if (!(await reviewsLaw(tx, actor, at))) return { kind: 'refused', reason: 'legal-reviewers-only' }
    const fact = await findLegalFact(tx, review.factId, at)
    if (!fact) return { kind: 'refused', reason: 'no-such-legal-fact' }
    const last = fact.reviews.at(-1)
    if (last && last.id !== review.afterReviewId && isTheSame(last, review, actor)) {
      return { kind: 'reviewed', reviewId: last.id }
    }
    if (fact.hash !== review.factHash) return { kind: 'refused', reason: 'fact-changed' }
    if ((last?.id ?? null) !== review.afterReviewId) return { kind: 'refused', reason: 'reviewed-meanwhile' }
    const wrongDay = dayRefusal(review, dayOf(at, (await findOrganisation(tx)).timeZone))
    if (wrongDay) return { kind: 'refused', reason: wrongDay }

    const { afterReviewId, ...found } = review
    const reviewId = randomUUID()
    await tx.insert(legalReviews).values({ id: reviewId, ...found, reviewedBy: actorIdOf(actor), reviewedAt: at })
    const { factId: subjectId, ...payload } = found
    await recordEntry(tx, { action: 'legal-fact.reviewed', actor, subjectId, payload: { reviewId, ...payload } }, at)
    return { kind: 'reviewed', reviewId }
  })
}

/** What is wrong with the days of a review on this day, or null. */
function dayRefusal({ asAtOn, reviewByOn }: FactReview, today: string): ReviewRefusal | null {
  if (asAtOn > today) return 'as-at-in-the-future'
  if (reviewByOn <= today) return 'review-by-too-early'
  return reviewByOn > addMonths(today, longestReviewMonths) ? 'review-by-too-late' : null
}

function isTheSame(last: LegalReview, review: FactReview, actor: Actor): boolean {
  const same = ['factHash', 'finding', 'source', 'note', 'asAtOn', 'reviewByOn'] as const
  return last.reviewedBy === actorIdOf(actor) && same.every((field) => last[field] === review[field])
}
