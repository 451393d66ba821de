import { and, eq } from 'drizzle-orm'
import { bytesHash } from '#app/domain/catalogue/course-files-of.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { courseDrafts, draftFiles } from '#db/schema/index.ts'
import { authoredFile, renumberedPath } from './authored-path.ts'
import { mayChangeFile, partsOn } from './course-desk.ts'
import { type Draft, findDraft, versionAt } from './find-draft.ts'
import { isPicture, setTextAside } from './set-text-aside.ts'
import { writeDraftFile } from './write-draft-file.ts'

export type DraftSave = {
  courseId: string
  path: string
  /** Null takes the file away. */
  content: Uint8Array | null
  /** Which version its writer had before them (`DraftFile.version`); 0 for an unchanged or a new file. */
  version: number
  /** How the hash of the text that its writer had before them begins, '' for none: a version alone may come to stand for another text. */
  seen?: string
  /** The open editor that saves by itself. One of its texts may follow another though it was not told that the other was saved. */
  sitting?: Sitting | null
}

/** One editor, as long as it is open, and its how manieth attempt to save this is. */
export type Sitting = { id: string; step: number }

export type SaveDraftOutcome =
  | { kind: 'saved' | 'unchanged'; version: number }
  /** Somebody else saved meanwhile; a text was set aside under this id, so that neither is lost. */
  | { kind: 'conflict'; version: number; setAsideId: string | null }
  | { kind: 'refused'; reason: 'no-such-course' | 'not-on-the-team' | 'no-such-file' | 'file-too-large' }

/** In bytes. */
export const largestText = 100_000
const largestFigure = 500_000

/**
 * Saves one text of a draft, if nobody saved another version of it meanwhile; beginning a draft is entered in the ledger, each save of
 * it is not: what counts is what is published. `at` a conflict the text that came too late is kept.
 */
export async function saveDraftFile(db: Database, save: DraftSave, actor: Actor, at: Date): Promise<SaveDraftOutcome> {
  // A picture comes in by its own door, where it is drawn anew.
  if (isPicture(save.path)) return { kind: 'refused', reason: 'no-such-file' }
  return inTransaction(db, (tx) => saveInTransaction(tx, save, actor, at))
}

/** The part of other commands that saves what somebody wrote. */
export async function saveInTransaction(
  tx: Transaction,
  save: DraftSave,
  actor: Actor,
  at: Date,
): Promise<SaveDraftOutcome> {
  const { courseId, content, version, seen, sitting = null } = save
  const draft = await findDraft(tx, courseId)
  if (!draft) return { kind: 'refused', reason: 'no-such-course' }
  // Whoever had the text open when its folder was numbered anew goes on writing in it.
  const path = renumberedPath(save.path, draft.folder)
  const file = authoredFile(path, draft.folder)
  if (!file) return { kind: 'refused', reason: 'no-such-file' }
  if (!mayChangeFile(await partsOn(tx, courseId, actor, at), path, draft.folder))
    return { kind: 'refused', reason: 'not-on-the-team' }
  if (content && content.length > (file.kind === 'figure' ? largestFigure : largestText))
    return { kind: 'refused', reason: 'file-too-large' }

  const hash = content && bytesHash(content)
  const standing = versionAt(draft, path)
  if (sameContent(draft, path, hash)) return { kind: 'unchanged', version: standing }
  const standingHash = draft.files.get(path)?.hash ?? ''
  if (standing !== version || (seen !== undefined && !isBeginning(seen, standingHash))) {
    const earlier = await findOwnStep(tx, { courseId, path, sitting }, actor)
    if (sitting && earlier !== null) {
      // What was sent first and arrives last is overtaken.
      if (earlier >= sitting.step) return { kind: 'unchanged', version: standing }
      await writeDraftFile(tx, { courseId, path, content, version: standing + 1, sitting }, actor, at)
      return { kind: 'saved', version: standing + 1 }
    }
    const setAsideId =
      file.kind === 'figure' || !content ? null : await setTextAside(tx, { courseId, path }, content, actor, at)
    return { kind: 'conflict', version: standing, setAsideId }
  }
  await beginDraft(tx, draft, actor, at)
  await writeDraftFile(tx, { courseId, path, content, version: version + 1, sitting }, actor, at)
  return { kind: 'saved', version: version + 1 }
}

/** Which step of the same person in the same open editor stands there; null where anything else does. */
async function findOwnStep(
  tx: Transaction,
  { courseId, path, sitting }: Pick<DraftSave, 'courseId' | 'path' | 'sitting'>,
  actor: Actor,
): Promise<number | null> {
  if (!sitting) return null
  const [own] = await tx
    .select({ step: draftFiles.sittingStep })
    .from(draftFiles)
    .where(
      and(
        eq(draftFiles.courseId, courseId),
        eq(draftFiles.path, path),
        eq(draftFiles.changedBy, actorIdOf(actor)),
        eq(draftFiles.sitting, sitting.id),
      ),
    )
  return own?.step ?? null
}

function isBeginning(seen: string, hash: string): boolean {
  return seen === '' ? hash === '' : hash.startsWith(seen)
}

function sameContent(draft: Draft, path: string, hash: string | null): boolean {
  return (draft.files.get(path)?.hash ?? null) === hash
}

/** The part of other commands that change a course's draft: a draft begins with its first change. */
export async function beginDraft(tx: Transaction, draft: Pick<Draft, 'courseId' | 'folder'>, actor: Actor, at: Date) {
  const { courseId, folder } = draft
  const begun = await tx
    .insert(courseDrafts)
    .values({ courseId, folder, startedBy: actorIdOf(actor), startedAt: at })
    .onConflictDoNothing()
    .returning({ courseId: courseDrafts.courseId })
  if (begun.length === 0) return
  await recordEntry(tx, { action: 'course-draft.begun', actor, subjectId: courseId, payload: { folder } }, at)
}
