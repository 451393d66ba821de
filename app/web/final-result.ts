import type { ShownAttempt } from '#app/domain/assessment/find-attempt.ts'
import type { ObjectiveReview, Review } from '#app/domain/assessment/find-review.ts'
import type { Catalogue } from '#app/domain/catalogue/find-catalogue.ts'
import type { Standing } from '#app/domain/certification/standing.ts'
import type { FinalResultProps } from '#app/ui/final-result.tsx'
import { nameTopic } from './final-names.ts'
import { finalStage } from './final-stage.ts'

/** How a submitted final ended: topics and lessons, never the key; and what comes next by the standing of now. */
export function finalResult(
  attempt: ShownAttempt,
  review: Review,
  standing: Standing,
  catalogue: Catalogue,
): FinalResultProps {
  const retakesNext = standing.remaining.some((step) => step.kind === 'final' && step.retake)
  return {
    passed: review.passed,
    retake: attempt.retakes !== null,
    right: review.mark.right,
    total: review.mark.total,
    onlyCriticals: !review.passed && retakesNext,
    topics: [...review.objectives].sort(mostMissedFirst).map((one) => ({
      ...nameTopic(one, catalogue),
      right: one.right,
      total: one.total,
      critical: one.criticalFailed,
    })),
    stage: finalStage(standing),
    certified: standing.gate === 'open',
  }
}

/** What must be looked at again comes first: failed criticals, then what was not all right. */
function mostMissedFirst(one: ObjectiveReview, other: ObjectiveReview): number {
  return weight(other) - weight(one)
}

function weight({ criticalFailed, right, total }: ObjectiveReview): number {
  return (criticalFailed ? 2 : 0) + (right < total ? 1 : 0)
}
