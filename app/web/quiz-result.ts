import type { Review } from '#app/domain/assessment/find-review.ts'
import { neededToPass } from '#app/domain/assessment/pass-mark.ts'
import type { Catalogue } from '#app/domain/catalogue/find-catalogue.ts'
import type { QuizResultProps } from '#app/ui/quiz-result.tsx'
import type { Language } from '#db/schema/people.ts'

type QuizReview = Extract<Review, { kind: 'quiz' }>

/** A submitted quiz with the reason for every option, in one language. */
export function quizResult(
  { part, passed, passPercent, mark: { right, total }, items }: QuizReview,
  { catalogue, language }: { catalogue: Catalogue; language: Language },
): QuizResultProps {
  return {
    courseId: part,
    module: catalogue.get(part)?.body.title ?? { en: part },
    passed,
    right,
    total,
    needed: neededToPass(total, passPercent),
    questions: items.map(({ questionVersionId, texts, chosenOptionId, correctOptionId }) => ({
      questionVersionId,
      language: texts[language] ? language : 'en',
      ...(texts[language] ?? texts.en),
      chosenOptionId,
      correctOptionId,
    })),
  }
}
