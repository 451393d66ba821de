import { findQuestions } from '#app/domain/assessment/find-questions.ts'
import { findCurrentCourses } from '#app/domain/learning/find-current-courses.ts'
import type { Database } from '#db/handle.ts'

/** Names a question whatever version of it is meant: a later one mostly has the same key. */
export function questionName({ courseId, questionId }: { courseId: string; questionId: string }): string {
  return `${courseId}/${questionId}`
}

/** The questions that a course still has in the bank of its final, in whichever version: their keys stay in the house. */
export async function findLiveQuestions(db: Database, at: Date): Promise<ReadonlySet<string>> {
  const courses = await findCurrentCourses(db, null, at)
  const versions = await findQuestions(
    db,
    courses.flatMap(({ body }) => body.questionVersionIds),
  )
  return new Set([...versions.values()].filter(({ pool }) => pool === 'final').map(questionName))
}
