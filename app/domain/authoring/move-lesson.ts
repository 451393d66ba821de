import type { Actor } from '#app/domain/people/actor.ts'
import { followLessons } from '#app/domain/translating/follow-lessons.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { partsOn } from './course-desk.ts'
import { draftFingerprint } from './draft-fingerprint.ts'
import { draftLessons } from './draft-lessons.ts'
import { findDraft, versionAt } from './find-draft.ts'
import { planLessonOrder } from './plan-lesson-order.ts'
import { beginDraft } from './save-draft-file.ts'
import { moveWriters, writeDraftFile } from './write-draft-file.ts'

type Move = {
  courseId: string
  lessonId: string
  /** From 1. */
  place: number
  /** Of the draft that was previewed. */
  fingerprint: string
}

export type MoveLessonOutcome =
  | { kind: 'moved'; renamed: number }
  | {
      kind: 'refused'
      reason: 'no-such-course' | 'not-on-the-team' | 'no-such-place' | 'draft-changed-meanwhile'
    }

/** Moves a lesson to another place of its course: files get other numbers, lessons keep their names. */
export function moveLesson(db: Database, move: Move, actor: Actor, at: Date): Promise<MoveLessonOutcome> {
  return inTransaction(db, async (tx) => {
    const { courseId, lessonId, place, fingerprint } = move
    const draft = await findDraft(tx, courseId)
    if (!draft) return { kind: 'refused', reason: 'no-such-course' }
    if (!(await partsOn(tx, courseId, actor, at)).includes('author'))
      return { kind: 'refused', reason: 'not-on-the-team' }
    if (draftFingerprint(draft) !== fingerprint) return { kind: 'refused', reason: 'draft-changed-meanwhile' }
    const plan = planLessonOrder(draft.folder, draftLessons(draft), { slug: lessonId, place })
    if (!plan) return { kind: 'refused', reason: 'no-such-place' }
    if (plan.renamings.length > 0) await beginDraft(tx, draft, actor, at)
    const write = (path: string, content: Uint8Array | null) =>
      writeDraftFile(tx, { courseId, path, content, version: versionAt(draft, path) + 1 }, actor, at)
    await moveWriters(tx, courseId, plan.renamings)
    for (const { from, to } of plan.renamings) {
      await write(to, draft.files.get(from)?.bytes ?? null)
      await write(from, null)
    }
    await followLessons(tx, courseId)
    return { kind: 'moved', renamed: plan.renamings.length }
  })
}
