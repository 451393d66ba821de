import type { Review } from '#app/domain/assessment/find-review.ts'
import type { Catalogue } from '#app/domain/catalogue/find-catalogue.ts'
import type { Standing } from '#app/domain/certification/standing.ts'
import type { UpdateResultProps } from '#app/ui/update-result.tsx'
import { topicScores } from './topic-scores.ts'

/** How an update ended: topics and lessons, never the key; and what comes next by the standing of now. */
export function updateResult(
  { passed, mark: { right, total }, objectives }: Review,
  { gate, remaining }: Standing,
  catalogue: Catalogue,
): UpdateResultProps {
  const left = remaining.find((step) => step.kind === 'update')
  return {
    passed,
    right,
    total,
    topics: topicScores(objectives, catalogue),
    accessOpen: gate === 'open',
    updateLeft: left !== undefined,
    opensAt: left?.opensAt ?? null,
  }
}
