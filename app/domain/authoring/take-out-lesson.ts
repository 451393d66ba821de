import type { Actor } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { partsOn } from './course-desk.ts'
import { draftFingerprint } from './draft-fingerprint.ts'
import { draftLessons } from './draft-lessons.ts'
import { findDraft, versionAt } from './find-draft.ts'
import { beginDraft } from './save-draft-file.ts'
import { keepReplacedText } from './set-text-aside.ts'
import { writeDraftFile } from './write-draft-file.ts'

export type TakeOutLessonOutcome =
  | { kind: 'removed' }
  | {
      kind: 'refused'
      reason: 'no-such-course' | 'not-on-the-team' | 'no-such-lesson' | 'last-lesson' | 'draft-changed-meanwhile'
    }

/** Takes a lesson out of the draft in all its languages; learners lose it once the draft is published, their records stay. */
export function takeOutLesson(
  db: Database,
  { courseId, lessonId, fingerprint }: { courseId: string; lessonId: string; fingerprint: string },
  actor: Actor,
  at: Date,
): Promise<TakeOutLessonOutcome> {
  return inTransaction(db, async (tx) => {
    const draft = await findDraft(tx, courseId)
    if (!draft) return { kind: 'refused', reason: 'no-such-course' }
    if (!(await partsOn(tx, courseId, actor, at)).includes('author'))
      return { kind: 'refused', reason: 'not-on-the-team' }
    if (draftFingerprint(draft) !== fingerprint) return { kind: 'refused', reason: 'draft-changed-meanwhile' }
    const lessons = draftLessons(draft)
    const lesson = lessons.find(({ slug }) => slug === lessonId)
    if (!lesson) return { kind: 'refused', reason: 'no-such-lesson' }
    if (lessons.length === 1) return { kind: 'refused', reason: 'last-lesson' }
    await beginDraft(tx, draft, actor, at)
    for (const path of Object.values(lesson.paths)) {
      await keepReplacedText(tx, draft, path, actor, at)
      await writeDraftFile(tx, { courseId, path, content: null, version: versionAt(draft, path) + 1 }, actor, at)
    }
    return { kind: 'removed' }
  })
}
