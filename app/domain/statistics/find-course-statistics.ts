import { findCorrections } from '#app/domain/assessment/find-corrections.ts'
import { findQuestions, type Question } from '#app/domain/assessment/find-questions.ts'
import { findCurrentCourses } from '#app/domain/learning/find-current-courses.ts'
import type { Database } from '#db/handle.ts'
import { findLessonStatistics, type LessonStatistics } from './find-lesson-statistics.ts'
import { type ItemFlag, itemFlags } from './item-flags.ts'
import { type ItemStatistics, itemStatistics } from './item-statistics.ts'
import { emptyTally, type ItemTally, mergeTallies } from './item-tally.ts'
import { listFirstAttempts } from './list-first-attempts.ts'
import { type ObjectiveMastery, objectiveMastery } from './objective-mastery.ts'
import { tallyPapers } from './tally-papers.ts'

export type QuestionStatistics = {
  questionId: string
  questionVersionId: string
  objective: string
  critical: boolean
  correctOptionId: string
  /** Its key was found wrong: it is drawn no more, and what is told of it is by the key that it had. */
  corrected: boolean
  /** Null for a question that too few people were asked. */
  statistics: ItemStatistics | null
  flags: ItemFlag[]
}

export type CourseStatistics = {
  /** By how many first attempts each is told. */
  quiz: { people: number; questions: QuestionStatistics[]; objectives: ObjectiveMastery[] }
  final: { people: number; questions: QuestionStatistics[]; objectives: ObjectiveMastery[] }
  lessons: LessonStatistics
}

/**
 * How a course does: each question as it is now, each objective and each lesson. First attempts only, quiz and final apart. Some seconds
 * among 20,000 people, in pieces. Null for a course that is not published.
 */
export async function findCourseStatistics(db: Database, courseId: string, at: Date): Promise<CourseStatistics | null> {
  const [course] = await findCurrentCourses(db, [courseId], at)
  if (!course) return null
  const current = [...(await findQuestions(db, course.body.questionVersionIds)).values()]
  const corrections = await findCorrections(db)
  const objectives = course.body.objectives.map(({ id }) => id)
  const ofPool = async (pool: 'quiz' | 'final') => {
    const first = await listFirstAttempts(db, { kind: pool, part: pool === 'quiz' ? courseId : 'final' }, at)
    const tallied = await tallyPapers(db, courseId, first)
    const asked = current.filter((question) => question.pool === pool)
    const items = await mergeVersions(db, asked, tallied.items)
    return {
      people: first.length,
      questions: asked.map((question) => ({
        ...describe(question, items.get(question.id) ?? emptyTally()),
        corrected: corrections.has(question.id),
      })),
      objectives: objectives.map((objective) => objectiveMastery(objective, tallied.objectives.get(objective))),
    }
  }
  return {
    quiz: await ofPool('quiz'),
    final: await ofPool('final'),
    lessons: await findLessonStatistics(db, course, at),
  }
}

function describe(question: Question, tally: ItemTally): Omit<QuestionStatistics, 'corrected'> {
  const { id, questionId, objective, critical, correctOptionId, optionIds } = question
  const statistics = itemStatistics(tally, { optionIds, correctOptionId })
  const flags = statistics ? itemFlags(statistics, correctOptionId) : []
  return { questionId, questionVersionId: id, objective, critical, correctOptionId, statistics, flags }
}

/** Earlier versions count with the present one where its English words and its key are the same: only a translation was mended. */
async function mergeVersions(
  db: Database,
  asked: Question[],
  tallies: ReadonlyMap<string, ItemTally>,
): Promise<Map<string, ItemTally>> {
  const versions = [...(await findQuestions(db, [...tallies.keys()])).values()]
  return new Map(
    asked.map((question) => {
      const same = versions.filter((version) => readsTheSame(question, version))
      return [question.id, same.flatMap(({ id }) => tallies.get(id) ?? []).reduce(mergeTallies, emptyTally())]
    }),
  )
}

function readsTheSame(one: Question, other: Question): boolean {
  return (
    one.questionId === other.questionId &&
    one.correctOptionId === other.correctOptionId &&
    one.texts.en.stemHtml === other.texts.en.stemHtml &&
    JSON.stringify(wordsOf(one)) === JSON.stringify(wordsOf(other))
  )
}

function wordsOf({ texts }: Question) {
  return texts.en.options.map(({ id, html }) => [id, html])
}
