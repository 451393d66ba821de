import type { ListedFact } from '#app/domain/catalogue/list-legal-facts.ts'
import type { Resting } from '#app/domain/catalogue/what-rests-on.ts'
import type { LegalFactInList } from '#app/ui/legal-fact-list.tsx'
import type { Reviewed } from '#app/ui/legal-state.tsx'

/** A fact as a list shows it. */
export function listedFact(fact: ListedFact, resting: Resting | undefined): LegalFactInList {
  const { id, state, asAt, reviewBy, instrument, provision, claim } = fact
  return {
    id,
    state,
    asAt,
    reviewBy,
    instrument,
    provision,
    claim,
    reviewed: reviewedOf(fact),
    pages: resting?.pages.length ?? 0,
    questions: resting?.questions.length ?? 0,
  }
}

/** What the organisation's own review of a fact says, for a page. */
export function reviewedOf({ reviewState, review }: ListedFact): Reviewed {
  return {
    state: reviewState,
    by: review?.reviewerName ?? null,
    asAtOn: review?.asAtOn ?? null,
    reviewByOn: review?.reviewByOn ?? null,
  }
}
