import { findRevisionContent } from '#app/domain/authoring/find-revision-content.ts'
import { findCourseRevision } from '#app/domain/authoring/list-course-revisions.ts'
import { findLessonRevision } from '#app/domain/catalogue/find-lesson.ts'
import type { Language } from '#db/schema/people.ts'
import { titleOnDesk } from './course-publication.ts'
import { db } from './database.ts'
import { lessonHtml } from './lesson-html.tsx'
import { notFound } from './refuse.ts'

type Asked = { number: number; lessonId: string | null; language: Language }

/** A revision of a course as it was published, with one of its lessons as learners had it. */
export async function revisionPage(courseId: string, { number, lessonId, language }: Asked, now: Date) {
  const { body } = await revisionContent(courseId, number)
  const lesson = body.lessons.find(({ id }) => id === lessonId)
  if (lessonId !== null && !lesson) notFound()
  const text = lesson && (await findLessonRevision(db, lesson.revisions[language] ?? lesson.revisions.en))
  return {
    courseId,
    title: await titleOnDesk(courseId, now),
    number,
    lessons: body.lessons.map(({ id, title }) => ({ id, title })),
    questions: body.questionVersionIds.length,
    shown: text
      ? {
          id: text.lessonId,
          title: text.title,
          language: text.language,
          html: lessonHtml(text, {}, body.objectives, language).html,
        }
      : null,
  }
}

/** A revision by its number; 404 where there is none. */
export async function revisionContent(courseId: string, number: number) {
  const revision = (await findCourseRevision(db, courseId, number)) ?? notFound()
  return findRevisionContent(db, revision.id)
}
