import type { ShownAttempt } from '#app/domain/assessment/find-attempt.ts'
import type { Review } from '#app/domain/assessment/find-review.ts'
import type { Catalogue } from '#app/domain/catalogue/find-catalogue.ts'
import type { Standing } from '#app/domain/certification/standing.ts'
import type { FinalResultProps } from '#app/ui/final-result.tsx'
import { finalStage } from './final-stage.ts'
import { topicScores } from './topic-scores.ts'

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
    topics: topicScores(review.objectives, catalogue),
    stage: finalStage(standing),
    certified: standing.gate === 'open',
  }
}
