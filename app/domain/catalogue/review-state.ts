import type { LegalFactRecord } from '#app/lesson-markup/legal-facts.ts'
import type { legalFindings } from '#db/schema/index.ts'

/**
 * What the organisation itself has made of a legal fact: nobody looked yet; the text is another than the one that was looked at;
 * found wrong and not corrected; the day to look again has passed; or confirmed.
 */
export type ReviewState = 'never' | 'changed' | 'wrong' | 'out-of-date' | 'confirmed'

/** In the order in which they need somebody. */
export const reviewStates = ['wrong', 'changed', 'out-of-date', 'never', 'confirmed'] as const satisfies ReviewState[]

export type Review = {
  factHash: string
  finding: (typeof legalFindings)[number]
  /** YYYY-MM-DD. */
  reviewByOn: string
  reviewedAt: Date
}

/** How a fact stands with the organisation on a day, YYYY-MM-DD, by its reviews, oldest first. The newest of the present text counts. */
export function reviewState(hash: string, reviews: Review[], today: string): ReviewState {
  const newest = reviews.filter(({ factHash }) => factHash === hash).at(-1)
  if (!newest) return reviews.length > 0 ? 'changed' : 'never'
  if (newest.finding === 'wrong') return 'wrong'
  return newest.reviewByOn < today ? 'out-of-date' : 'confirmed'
}

/**
 * Whether a legal reviewer is asked to look. A fact that nobody in the house has looked at waits only while the register itself is
 * unsure of it, or says that its own day has passed; one found wrong waits for its text, not for another look.
 */
export function needsReview(state: ReviewState, { state: registered, reviewBy }: LegalFactRecord, today: string) {
  if (state === 'never') return registered === 'pending' || reviewBy < today
  return state === 'changed' || state === 'out-of-date'
}
