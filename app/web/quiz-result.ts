import type { Review } from '#app/domain/assessment/find-review.ts'
import { neededToPass } from '#app/domain/assessment/pass-mark.ts'
import type { Catalogue } from '#app/domain/catalogue/find-catalogue.ts'
import type { QuizResultProps } from '#app/ui/quiz-result.tsx'
import type { ReviewedQuestion } from '#app/ui/reviewed-questions.tsx'
import type { Language } from '#db/schema/people.ts'

type OpenReview = Extract<Review, { items: unknown }>

/** A submitted quiz with the reason for every option, in one language. */
export function quizResult(
  review: OpenReview,
  { catalogue, language }: { catalogue: Catalogue; language: Language },
): QuizResultProps {
  const { part, passed, passPercent, mark } = review
  return {
    courseId: part,
    module: catalogue.get(part)?.body.title ?? { en: part },
    passed,
    right: mark.right,
    total: mark.total,
    needed: neededToPass(mark.total, passPercent),
    questions: reviewedQuestions(review, language),
  }
}

/** Every question of a submitted paper with its reasons, in one language or else in English. */
export function reviewedQuestions({ items }: OpenReview, language: Language): ReviewedQuestion[] {
  return items.map(({ questionVersionId, texts, newCase, chosenOptionId, correctOptionId, corrected }) => ({
    questionVersionId,
    language: texts[language] ? language : 'en',
    ...(texts[language] ?? texts.en),
    newCase,
    chosenOptionId,
    correctOptionId,
    corrected,
  }))
}
