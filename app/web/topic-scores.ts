import type { ObjectiveReview } from '#app/domain/assessment/find-review.ts'
import type { Catalogue } from '#app/domain/catalogue/find-catalogue.ts'
import type { TopicScore } from '#app/ui/topic-scores.tsx'
import { nameTopic } from './final-names.ts'

/** How each objective went, in words: failed criticals first, then what else was not all right. */
export function topicScores(objectives: ObjectiveReview[], catalogue: Catalogue): TopicScore[] {
  return [...objectives].sort(mostMissedFirst).map((one) => ({
    ...nameTopic(one, catalogue),
    right: one.right,
    total: one.total,
    critical: one.criticalFailed,
  }))
}

function mostMissedFirst(one: ObjectiveReview, other: ObjectiveReview): number {
  return weight(other) - weight(one)
}

function weight({ criticalFailed, right, total }: ObjectiveReview): number {
  return (criticalFailed ? 2 : 0) + (right < total ? 1 : 0)
}
