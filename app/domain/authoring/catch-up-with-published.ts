import type { Actor } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { mayChangeFile, partsOn } from './course-desk.ts'
import { findDraft, versionAt } from './find-draft.ts'
import { findPublishedFiles } from './find-published-files.ts'
import { largestText } from './save-draft-file.ts'
import { isPicture, keepReplacedText } from './set-text-aside.ts'
import { forgetChange, writeDraftFile } from './write-draft-file.ts'
import { writtenBytes } from './written-text.ts'

type CatchingUp = {
  courseId: string
  path: string
  /** The draft's version that its author saw when deciding. */
  version: number
  /** The hash of the published text that they saw; null where none is published any more. */
  publishedHash: string | null
  /** `mine`: the draft stays as it is and is meant to follow what was published; `published`: the change is given up; else a third text. */
  choice: 'mine' | 'published' | { text: string }
}

export type CatchUpOutcome =
  | { kind: 'caught-up' }
  | {
      kind: 'refused'
      reason:
        | 'no-such-course'
        | 'not-on-the-team'
        | 'not-outdated'
        | 'draft-changed-meanwhile'
        | 'no-such-file'
        | 'file-too-large'
    }

/** Settles a file that was published by another way while it was being changed. What is given up is kept. */
export function catchUpWithPublished(
  db: Database,
  { courseId, path, version, publishedHash, choice }: CatchingUp,
  actor: Actor,
  at: Date,
): Promise<CatchUpOutcome> {
  return inTransaction(db, async (tx) => {
    const draft = await findDraft(tx, courseId)
    if (!draft) return { kind: 'refused', reason: 'no-such-course' }
    if (!mayChangeFile(await partsOn(tx, courseId, actor, at), path, draft.folder))
      return { kind: 'refused', reason: 'not-on-the-team' }
    const standing = draft.files.get(path) ?? draft.removed.get(path)
    if (!standing?.outdated) return { kind: 'refused', reason: 'not-outdated' }
    const current = (await findPublishedFiles(tx, courseId))?.files.get(path)?.hash ?? null
    if (versionAt(draft, path) !== version || current !== publishedHash)
      return { kind: 'refused', reason: 'draft-changed-meanwhile' }

    const third = typeof choice === 'string' ? null : writtenBytes(choice.text)
    // A picture comes in by its own door, where it is drawn anew.
    if (third && isPicture(path)) return { kind: 'refused', reason: 'no-such-file' }
    if (third && third.length > largestText) return { kind: 'refused', reason: 'file-too-large' }

    const next = { courseId, path, version: version + 1 }
    if (choice !== 'mine') await keepReplacedText(tx, draft, path, actor, at)
    if (choice === 'published') await forgetChange(tx, next, actor, at)
    else {
      const content = third ?? draft.files.get(path)?.bytes ?? null
      await writeDraftFile(tx, { ...next, content, rebase: true }, actor, at)
    }
    return { kind: 'caught-up' }
  })
}
