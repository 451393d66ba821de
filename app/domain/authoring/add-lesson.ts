import type { Actor } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { lessonPath } from './authored-path.ts'
import { partsOn } from './course-desk.ts'
import { draftLessons } from './draft-lessons.ts'
import { findDraft, versionAt } from './find-draft.ts'
import { type LessonTemplate, writeLesson } from './lesson-templates.ts'
import { beginDraft } from './save-draft-file.ts'
import { slugOf } from './slug-of.ts'
import { writeDraftFile } from './write-draft-file.ts'
import { writtenBytes } from './written-text.ts'

type NewLesson = {
  courseId: string
  title: string
  summary: string
  minutes: number
  objective: string
  template: LessonTemplate
}

export type AddLessonOutcome =
  | { kind: 'added'; lessonId: string }
  | {
      kind: 'refused'
      reason: 'no-such-course' | 'not-on-the-team' | 'lesson-name-missing' | 'lesson-name-taken' | 'too-many-lessons'
    }

/** Adds a lesson after the last one, in English, written from a template. Its name in addresses is made of its title and stays. */
export function addLesson(db: Database, lesson: NewLesson, actor: Actor, at: Date): Promise<AddLessonOutcome> {
  return inTransaction(db, async (tx) => {
    const { courseId, template, ...words } = lesson
    const draft = await findDraft(tx, courseId)
    if (!draft) return { kind: 'refused', reason: 'no-such-course' }
    if (!(await partsOn(tx, courseId, actor, at)).includes('author'))
      return { kind: 'refused', reason: 'not-on-the-team' }
    const slug = slugOf(lesson.title)
    if (slug === '') return { kind: 'refused', reason: 'lesson-name-missing' }
    const lessons = draftLessons(draft)
    if (lessons.some((known) => known.slug === slug)) return { kind: 'refused', reason: 'lesson-name-taken' }
    const position = (lessons.at(-1)?.position ?? 0) + 1
    if (position > 99) return { kind: 'refused', reason: 'too-many-lessons' }

    const path = lessonPath(draft.folder, { position, slug }, 'en')
    const content = writtenBytes(writeLesson(template, words))
    await beginDraft(tx, draft, actor, at)
    await writeDraftFile(tx, { courseId, path, content, version: versionAt(draft, path) + 1 }, actor, at)
    return { kind: 'added', lessonId: slug }
  })
}
