import { findCurrentCourses } from '#app/domain/learning/find-current-courses.ts'
import type { Database } from '#db/handle.ts'
import { findQuestions, type Question } from './find-questions.ts'

/** Every examined question that these courses have now, of both pools. */
export async function findBank(db: Database, courseIds: string[], at: Date): Promise<Question[]> {
  const courses = await findCurrentCourses(db, courseIds, at)
  const ids = courses.flatMap((course) => course.body.questionVersionIds)
  const questions = await findQuestions(db, ids)
  return ids.flatMap((id) => questions.get(id) ?? [])
}
