import { findWrongFacts } from '#app/domain/catalogue/find-wrong-facts.ts'
import { findCurrentCourses } from '#app/domain/learning/find-current-courses.ts'
import type { Database } from '#db/handle.ts'
import { findCorrections } from './find-corrections.ts'
import { findQuestions, type Question } from './find-questions.ts'

/** Every examined question that these courses have now, of both pools, but those whose key was found wrong: they are drawn no more. */
export async function findBank(db: Database, courseIds: string[], at: Date): Promise<Question[]> {
  const courses = await findCurrentCourses(db, courseIds, at)
  const corrected = await findCorrections(db)
  const ids = courses.flatMap((course) => course.body.questionVersionIds).filter((id) => !corrected.has(id))
  const questions = await findQuestions(db, ids)
  const wrong = await findWrongFacts(db, at)
  return ids.flatMap((id) => {
    const question = questions.get(id)
    if (!question) return []
    return question.legalFactId && wrong.has(question.legalFactId) ? { ...question, underReview: true } : question
  })
}
