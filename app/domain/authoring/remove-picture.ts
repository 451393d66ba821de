import type { Actor } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { findDraft } from './find-draft.ts'
import { textsShowing } from './list-pictures.ts'
import { saveInTransaction } from './save-draft-file.ts'
import { keepReplacedText } from './set-text-aside.ts'

/** Takes a picture out of the draft of a course, if no text shows it. What is published keeps it. */
export function removePicture(
  db: Database,
  { courseId, src, version }: { courseId: string; src: string; version: number },
  actor: Actor,
  at: Date,
) {
  return inTransaction(db, async (tx) => {
    const draft = await findDraft(tx, courseId)
    const path = `${draft?.folder}/${src}`
    if (!draft?.files.has(path)) return { kind: 'refused', reason: 'no-such-picture' } as const
    if (textsShowing(draft, src).length > 0) return { kind: 'refused', reason: 'picture-shown' } as const
    const outcome = await saveInTransaction(tx, { courseId, path, content: null, version }, actor, at)
    if (outcome.kind === 'conflict') return { kind: 'refused', reason: 'picture-changed' } as const
    if (outcome.kind === 'saved') await keepReplacedText(tx, draft, path, actor, at)
    return outcome.kind === 'refused' ? outcome : ({ kind: 'removed' } as const)
  })
}
