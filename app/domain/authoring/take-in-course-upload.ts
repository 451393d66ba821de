import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { partsOn } from './course-desk.ts'
import { findDraft, versionAt } from './find-draft.ts'
import { findKnownHashes } from './find-known-hashes.ts'
import type { ConflictChoice } from './merge-file-sets.ts'
import { filesToWrite, planCourseUpload } from './plan-course-upload.ts'
import type { UploadedFile } from './read-course-upload.ts'
import { beginDraft } from './save-draft-file.ts'
import { keepReplacedText } from './set-text-aside.ts'
import { writeDraftFile } from './write-draft-file.ts'

type CourseUpload = {
  courseId: string
  files: readonly UploadedFile[]
  settle: ConflictChoice
  /** Of the dry run that was looked at. */
  fingerprint: string
}

export type TakeInUploadOutcome =
  | { kind: 'taken-in'; written: string[] }
  | { kind: 'unchanged' }
  | { kind: 'refused'; reason: 'no-such-course' | 'not-on-the-team' | 'draft-changed-meanwhile' }

/**
 * Writes the files of an archive into the draft of a course, all or none, as its dry run said; whatever of the draft they replace is kept.
 * Nothing is published by it. Files that already stand there are not written again, so that a second press changes nothing.
 */
export function takeInCourseUpload(
  db: Database,
  { courseId, files, settle, fingerprint }: CourseUpload,
  actor: Actor,
  at: Date,
): Promise<TakeInUploadOutcome> {
  return inTransaction(db, async (tx) => {
    const draft = await findDraft(tx, courseId)
    if (!draft) return { kind: 'refused', reason: 'no-such-course' }
    if (!(await partsOn(tx, courseId, actor, at)).includes('author'))
      return { kind: 'refused', reason: 'not-on-the-team' }
    const plan = planCourseUpload(draft, files, await findKnownHashes(tx, { courseId, folder: draft.folder }, actor))
    const writing = filesToWrite(plan, settle)
    if (writing.length === 0) return { kind: 'unchanged' }
    if (plan.fingerprint !== fingerprint) return { kind: 'refused', reason: 'draft-changed-meanwhile' }

    await beginDraft(tx, draft, actor, at)
    for (const { path, bytes } of writing) {
      await keepReplacedText(tx, draft, path, actor, at)
      const written = { courseId, path, content: bytes, version: versionAt(draft, path) + 1 }
      await writeDraftFile(tx, written, actor, at)
    }
    const payload = { settle, files: Object.fromEntries(writing.map(({ path, hash }) => [path, hash])) }
    await recordEntry(tx, { action: 'course-files.taken-in', actor, subjectId: courseId, payload }, at)
    return { kind: 'taken-in', written: writing.map(({ path }) => path) }
  })
}
