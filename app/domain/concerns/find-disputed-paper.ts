import { eq } from 'drizzle-orm'
import { inDrawnOrder } from '#app/domain/assessment/find-attempt.ts'
import { findCorrections } from '#app/domain/assessment/find-corrections.ts'
import { findQuestions } from '#app/domain/assessment/find-questions.ts'
import { findRegrades } from '#app/domain/assessment/find-regrades.ts'
import { findChosen } from '#app/domain/assessment/settle-attempt.ts'
import { applyRegrades } from '#app/domain/certification/apply-regrades.ts'
import type { Database } from '#db/handle.ts'
import {
  type AttemptKind,
  attempts,
  type ConcernSubject,
  type Language,
  type Mark,
  type QuestionText,
} from '#db/schema/index.ts'

export type DisputedPaper = {
  attemptId: string
  kind: AttemptKind
  part: string
  language: Language
  startedAt: Date
  submittedAt: Date | null
  passed: boolean | null
  mark: Mark | null
  /** As they stood on that paper, with the learner's answer and the key; only the one question where the concern is about one. */
  questions: {
    questionVersionId: string
    /** From 1, as on the paper. */
    number: number
    courseId: string
    questionId: string
    objective: string
    critical: boolean
    texts: Partial<Record<Language, QuestionText>> & { en: QuestionText }
    chosenOptionId: string | null
    /** As corrected, where it was wrong; null where none can be called right. */
    correctOptionId: string | null
    corrected: boolean
  }[]
}

/** The sitting that a concern is about, key included: only for whoever answers it as an author. Null where it is about none. */
export async function findDisputedPaper(db: Database, about: ConcernSubject): Promise<DisputedPaper | null> {
  if (!('attemptId' in about)) return null
  const [attempt] = await db.select().from(attempts).where(eq(attempts.id, about.attemptId))
  if (!attempt) return null
  const { id: attemptId, kind, part, language, startedAt, submittedAt, paper } = attempt
  const [{ passed, mark } = attempt] = applyRegrades([attempt], await findRegrades(db, attemptId))
  const corrections = await findCorrections(db)
  const meant = paper
    .map((item, position) => ({ ...item, number: position + 1 }))
    .filter((item) => about.kind === 'attempt' || item.questionVersionId === about.questionVersionId)
  const chosen = await findChosen(db, attemptId)
  const known = await findQuestions(
    db,
    meant.map((item) => item.questionVersionId),
  )
  const questions = meant.flatMap(({ questionVersionId, optionIds, number }) => {
    const question = known.get(questionVersionId)
    if (!question) return []
    const { courseId, questionId, objective, critical, texts } = question
    const correction = corrections.get(questionVersionId)
    const corrected = correction !== undefined
    const correctOptionId = corrected ? correction : question.correctOptionId
    const chosenOptionId = chosen.get(questionVersionId) ?? null
    const drawn = inDrawnOrder(texts, optionIds) as typeof texts
    return [
      {
        questionVersionId,
        number,
        courseId,
        questionId,
        objective,
        critical,
        texts: drawn,
        chosenOptionId,
        correctOptionId,
        corrected,
      },
    ]
  })
  return { attemptId, kind, part, language, startedAt, submittedAt, passed, mark, questions }
}
