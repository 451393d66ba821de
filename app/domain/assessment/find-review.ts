import { and, eq, isNotNull } from 'drizzle-orm'
import { applyRegrades } from '#app/domain/certification/apply-regrades.ts'
import { findCurrentCourses } from '#app/domain/learning/find-current-courses.ts'
import { findProgrammeBody } from '#app/domain/learning/find-programme.ts'
import type { Database } from '#db/handle.ts'
import {
  attemptReturns,
  attempts,
  type Language,
  type LocalisedText,
  type Mark,
  type QuestionText,
} from '#db/schema/index.ts'
import { inDrawnOrder } from './find-attempt.ts'
import { type Corrections, findCorrections } from './find-corrections.ts'
import { findQuestions } from './find-questions.ts'
import { findRegrades } from './find-regrades.ts'
import { type Attempt, findChosen } from './settle-attempt.ts'

export type ObjectiveReview = {
  courseId: string
  objective: string
  text: LocalisedText | null
  /** The lesson to go back to. */
  lessonId: string | null
  right: number
  total: number
  criticalFailed: boolean
}

/** A paper with both its marks: the one it was given, and the one by corrected keys. `passed` by that mark alone. */
export type Regraded = { regradedAt: Date; first: Outcome; later: Outcome; returned: boolean }
type Outcome = { passed: boolean; right: number; total: number }

/** `passed` and `mark` as they count now. */
export type Review = {
  attemptId: string
  part: string
  passed: boolean
  mark: Mark
  objectives: ObjectiveReview[]
  /** Null for a paper that was marked once. */
  regraded: Regraded | null
} & (
  | {
      kind: 'quiz' | 'refresher'
      /** What passed at the time: the programme may ask for more or less by now. Nothing is asked of a refresher. */
      passPercent: number
      items: {
        questionVersionId: string
        courseId: string
        objective: string
        critical: boolean
        newCase: boolean
        texts: Partial<Record<Language, QuestionText>> & { en: QuestionText }
        chosenOptionId: string | null
        /** As corrected, where it was wrong; null where none can be called right. */
        correctOptionId: string | null
        corrected: boolean
      }[]
    }
  | { kind: 'final' | 'pre-assessment' | 'update' }
)

/**
 * What a person may learn from a submitted attempt: of a quiz or refresher, every answer and reason; of a final, a pre-assessment or an update,
 * only how each objective went.
 */
export async function findReview(
  db: Database,
  { personId, attemptId }: { personId: string; attemptId: string },
): Promise<Review | null> {
  const [attempt] = await db
    .select()
    .from(attempts)
    .where(and(eq(attempts.id, attemptId), eq(attempts.personId, personId), isNotNull(attempts.submittedAt)))
  if (!attempt?.mark || attempt.passed === null || !attempt.submittedAt) return null
  const { kind, part, submittedAt } = attempt
  const first = { id: attempt.id, passed: attempt.passed, mark: attempt.mark, submittedAt }
  const regrades = await findRegrades(db, attempt.id)
  const [{ passed, mark } = first] = applyRegrades([first], regrades)
  const later = regrades.at(-1)
  const regraded = later
    ? {
        regradedAt: later.regradedAt,
        first: outcomeOf(first),
        later: outcomeOf(later),
        returned: await isReturned(db, attempt.id),
      }
    : null
  const objectives = await reviewObjectives(db, mark, submittedAt)
  const common = { attemptId, part, passed, mark, objectives, regraded }
  if (kind === 'final' || kind === 'pre-assessment' || kind === 'update') return { kind, ...common }
  const { quiz } = await findProgrammeBody(db, attempt.programmeVersionId)
  const passPercent = kind === 'quiz' ? quiz.passPercent : 0
  return { kind, ...common, passPercent, items: await listItems(db, attempt, await findCorrections(db)) }
}

function outcomeOf({ passed, mark: { right, total } }: { passed: boolean; mark: Mark }): Outcome {
  return { passed, right, total }
}

async function isReturned(db: Database, attemptId: string): Promise<boolean> {
  const returned = await db
    .select({ id: attemptReturns.id })
    .from(attemptReturns)
    .where(eq(attemptReturns.attemptId, attemptId))
  return returned.length > 0
}

async function reviewObjectives(db: Database, mark: Mark, asAt: Date): Promise<ObjectiveReview[]> {
  const courses = await findCurrentCourses(db, [...new Set(mark.objectives.map((one) => one.courseId))], asAt)
  return mark.objectives.map(({ courseId, objective, right, total }) => {
    const known = courses
      .find((course) => course.courseId === courseId)
      ?.body.objectives.find((candidate) => candidate.id === objective)
    const criticalFailed = mark.failedCriticals.some((one) => one.courseId === courseId && one.objective === objective)
    return {
      courseId,
      objective,
      text: known?.text ?? null,
      lessonId: known?.lesson ?? null,
      right,
      total,
      criticalFailed,
    }
  })
}

async function listItems(db: Database, { id, paper }: Attempt, corrections: Corrections) {
  const chosen = await findChosen(db, id)
  const questions = await findQuestions(
    db,
    paper.map((item) => item.questionVersionId),
  )
  return paper.flatMap(({ questionVersionId, optionIds, newCase = false }) => {
    const question = questions.get(questionVersionId)
    if (!question) return []
    const { courseId, objective, critical } = question
    const correction = corrections.get(questionVersionId)
    const corrected = correction !== undefined
    const correctOptionId = corrected ? correction : question.correctOptionId
    const texts = inDrawnOrder(question.texts, optionIds)
    const chosenOptionId = chosen.get(questionVersionId) ?? null
    const asked = { questionVersionId, courseId, objective, critical, newCase, texts, chosenOptionId }
    return [{ ...asked, correctOptionId, corrected }]
  })
}
