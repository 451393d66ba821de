import { asc, eq } from 'drizzle-orm'
import { dayOf } from '#app/domain/certification/calendar-days.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import type { Database } from '#db/handle.ts'
import { legalReviews, people } from '#db/schema/index.ts'
import { findLegalRegister, type RegisteredFact } from './find-legal-register.ts'
import { needsReview, type ReviewState, reviewState } from './review-state.ts'

export type LegalReview = typeof legalReviews.$inferSelect & { reviewerName: string | null }

export type ListedFact = RegisteredFact & {
  reviewState: ReviewState
  needsReview: boolean
  /** The newest review of the present text; null where there is none. */
  review: LegalReview | null
  /** Every review of any text the fact had, oldest first. */
  reviews: LegalReview[]
}

/** The register of legal facts, in its own order, each with what the organisation's legal reviewers found. */
export async function listLegalFacts(db: Database, at: Date): Promise<ListedFact[]> {
  const facts = await findLegalRegister(db)
  if (facts.length === 0) return []
  const today = dayOf(at, (await findOrganisation(db)).timeZone)
  const reviewsOf = new Map<string, LegalReview[]>()
  for (const review of await findReviews(db)) {
    reviewsOf.set(review.factId, [...(reviewsOf.get(review.factId) ?? []), review])
  }
  return facts.map((fact) => {
    const reviews = reviewsOf.get(fact.id) ?? []
    const state = reviewState(fact.hash, reviews, today)
    return {
      ...fact,
      reviewState: state,
      needsReview: needsReview(state, fact, today),
      review: reviews.filter(({ factHash }) => factHash === fact.hash).at(-1) ?? null,
      reviews,
    }
  })
}

async function findReviews(db: Database): Promise<LegalReview[]> {
  const rows = await db
    .select({ review: legalReviews, reviewerName: people.name })
    .from(legalReviews)
    .leftJoin(people, eq(people.id, legalReviews.reviewedBy))
    .orderBy(asc(legalReviews.reviewedAt))
  return rows.map(({ review, reviewerName }) => ({ ...review, reviewerName }))
}
