import type { Review } from '#app/domain/assessment/find-review.ts'
import type { Catalogue } from '#app/domain/catalogue/find-catalogue.ts'
import type { PreAssessmentResultProps } from '#app/ui/pre-assessment-result.tsx'
import { topicScores } from './topic-scores.ts'

/** How a pre-assessment went by topic; its questions and their key stay closed. */
export function preAssessmentResult(
  { part, passed, mark: { right, total }, objectives }: Review,
  catalogue: Catalogue,
): PreAssessmentResultProps {
  const topics = topicScores(objectives, catalogue)
  return {
    courseId: part,
    module: catalogue.get(part)?.body.title ?? { en: part },
    passed,
    right,
    total,
    missed: topics.filter((topic) => topic.right < topic.total),
    known: topics.filter((topic) => topic.right === topic.total),
  }
}
