import type { Actor } from '#app/domain/people/actor.ts'
import { followLessons } from '#app/domain/translating/follow-lessons.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { mayChangeFile, partsOn } from './course-desk.ts'
import { endWaitingReview } from './end-waiting-review.ts'
import { findDraft, versionAt } from './find-draft.ts'
import { keepReplacedText } from './set-text-aside.ts'
import { forgetChange } from './write-draft-file.ts'

export type TakeBackOutcome =
  | { kind: 'taken-back' }
  | { kind: 'refused'; reason: 'no-such-course' | 'not-on-the-team' | 'draft-unchanged' | 'draft-changed-meanwhile' }

/** Makes one file of a draft what is published again, or takes away a new one; the text that goes is kept. `version`: as it was looked at. */
export function takeBackChange(
  db: Database,
  { courseId, path, version }: { courseId: string; path: string; version: number },
  actor: Actor,
  at: Date,
): Promise<TakeBackOutcome> {
  return inTransaction(db, async (tx) => {
    const draft = await findDraft(tx, courseId)
    if (!draft) return { kind: 'refused', reason: 'no-such-course' }
    if (!mayChangeFile(await partsOn(tx, courseId, actor, at), path, draft.folder))
      return { kind: 'refused', reason: 'not-on-the-team' }
    const file = draft.files.get(path)
    const isChange = draft.removed.has(path) || (file !== undefined && file.state !== 'published')
    if (!isChange) return { kind: 'refused', reason: 'draft-unchanged' }
    if (versionAt(draft, path) !== version) return { kind: 'refused', reason: 'draft-changed-meanwhile' }
    await keepReplacedText(tx, draft, path, actor, at)
    await forgetChange(tx, { courseId, path, version: version + 1 }, actor, at)
    await followLessons(tx, courseId)
    if (!(await findDraft(tx, courseId))?.isChanged) await endWaitingReview(tx, courseId, actor, at)
    return { kind: 'taken-back' }
  })
}
