import { and, eq, isNotNull } from 'drizzle-orm'
import { findCurrentCourses } from '#app/domain/learning/find-current-courses.ts'
import { findProgrammeBody } from '#app/domain/learning/find-programme.ts'
import type { Database } from '#db/handle.ts'
import { attempts, type Language, type LocalisedText, type Mark, type QuestionText } from '#db/schema/index.ts'
import { inDrawnOrder } from './find-attempt.ts'
import { findQuestions } from './find-questions.ts'
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

export type Review = { attemptId: string; part: string; passed: boolean; mark: Mark; objectives: ObjectiveReview[] } & (
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
        correctOptionId: string
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
  const { kind, part, passed, mark, submittedAt } = attempt
  const objectives = await reviewObjectives(db, mark, submittedAt)
  const common = { attemptId, part, passed, mark, objectives }
  if (kind === 'final' || kind === 'pre-assessment' || kind === 'update') return { kind, ...common }
  const { quiz } = await findProgrammeBody(db, attempt.programmeVersionId)
  const passPercent = kind === 'quiz' ? quiz.passPercent : 0
  return { kind, ...common, passPercent, items: await listItems(db, attempt) }
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

async function listItems(db: Database, { id, paper }: Attempt) {
  const chosen = await findChosen(db, id)
  const questions = await findQuestions(
    db,
    paper.map((item) => item.questionVersionId),
  )
  return paper.flatMap(({ questionVersionId, optionIds, newCase = false }) => {
    const question = questions.get(questionVersionId)
    if (!question) return []
    const { courseId, objective, critical, correctOptionId } = question
    const texts = inDrawnOrder(question.texts, optionIds)
    const chosenOptionId = chosen.get(questionVersionId) ?? null
    return [{ questionVersionId, courseId, objective, critical, newCase, texts, chosenOptionId, correctOptionId }]
  })
}
