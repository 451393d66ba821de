import { findChangedLesson } from '#app/domain/certification/find-changed-lesson.ts'
import { db } from './database.ts'
import type { LessonPlace } from './lesson-page.ts'
import { programmeInAddress } from './programme.ts'

/** What the page of a lesson says when it changed since its reader was certified; null when it did not. */
export async function changedLesson(personId: string, { courseId, lessonId }: LessonPlace, lagging: boolean) {
  const changed = await findChangedLesson(db, { personId, courseId, lessonId }, new Date())
  if (!changed) return null
  const { programmeId, publishedAt, read } = changed
  return { publishedAt, read, programme: programmeInAddress(programmeId), onlyInEnglish: lagging && !read }
}
