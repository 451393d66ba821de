import { findCurrentCourses } from '#app/domain/learning/find-current-courses.ts'
import type { Database } from '#db/handle.ts'
import type { CourseBody, LocalisedText } from '#db/schema/index.ts'
import type { BankQuestion } from './draw-paper.ts'
import { findBank } from './find-bank.ts'

/** A course as somebody who writes a programme needs it: its objectives, and how many questions there are to draw from. */
export type CountedCourse = {
  courseId: string
  title: LocalisedText
  /** Questions for the module's quiz and pre-assessment. */
  quiz: number
  objectives: { id: string; text: LocalisedText; ordinary: number; critical: number }[]
}

/** Every course there is, by its id, with the size of its bank now. What has no objectives, as the job aids, is none. */
export async function countBank(db: Database, at: Date): Promise<Map<string, CountedCourse>> {
  const courses = (await findCurrentCourses(db, null, at)).filter(({ body }) => body.objectives.length > 0)
  const counted = new Map<string, CountedCourse>()
  for (const { courseId, body } of courses) {
    const bank = await findBank(db, [courseId], at)
    counted.set(courseId, countCourse(courseId, body, bank))
  }
  return counted
}

/** One course with so many questions. */
export function countCourse(
  courseId: string,
  body: Pick<CourseBody, 'title' | 'objectives'>,
  bank: Pick<BankQuestion, 'pool' | 'objective' | 'critical'>[],
): CountedCourse {
  const final = (objective: string, critical: boolean) =>
    bank.filter((one) => one.pool === 'final' && one.objective === objective && one.critical === critical).length
  const objectives = body.objectives.map(({ id, text }) => ({
    id,
    text,
    ordinary: final(id, false),
    critical: final(id, true),
  }))
  return { courseId, title: body.title, quiz: bank.filter(({ pool }) => pool === 'quiz').length, objectives }
}
