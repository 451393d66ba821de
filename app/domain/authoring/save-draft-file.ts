import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { bytesHash } from '#app/domain/catalogue/course-files-of.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { courseDrafts, draftFiles, setAsideTexts } from '#db/schema/index.ts'
import { authoredFile } from './authored-path.ts'
import { mayChangeFile, partsOn } from './course-desk.ts'
import { type Draft, findDraft } from './find-draft.ts'
import { findPublishedFiles } from './find-published-files.ts'

type Save = {
  courseId: string
  path: string
  /** Null takes the file away. */
  content: Uint8Array | null
  /** Which version its writer had before them (`DraftFile.version`); 0 for an unchanged or a new file. */
  version: number
}

export type SaveDraftOutcome =
  | { kind: 'saved' | 'unchanged'; version: number }
  /** Somebody else saved meanwhile; a text was set aside under this id, so that neither is lost. */
  | { kind: 'conflict'; version: number; setAsideId: string | null }
  | { kind: 'refused'; reason: 'no-such-course' | 'not-on-the-team' | 'no-such-file' | 'file-too-large' }

const largestText = 100_000
const largestFigure = 500_000

/**
 * Saves one file of a draft, if nobody saved another version of it meanwhile; beginning a draft is entered in the ledger, each save of
 * it is not: what counts is what is published. `at` a conflict the text that came too late is kept.
 */
export function saveDraftFile(db: Database, save: Save, actor: Actor, at: Date): Promise<SaveDraftOutcome> {
  return inTransaction(db, async (tx) => {
    const { courseId, path, content, version } = save
    const draft = await findDraft(tx, courseId)
    if (!draft) return { kind: 'refused', reason: 'no-such-course' }
    const file = authoredFile(path, draft.folder)
    if (!file) return { kind: 'refused', reason: 'no-such-file' }
    if (!mayChangeFile(await partsOn(tx, courseId, actor, at), path, draft.folder))
      return { kind: 'refused', reason: 'not-on-the-team' }
    if (content && content.length > (file.kind === 'figure' ? largestFigure : largestText))
      return { kind: 'refused', reason: 'file-too-large' }

    const standing = draft.files.get(path) ?? draft.removed.get(path)
    const hash = content && bytesHash(content)
    if (sameContent(draft, path, hash)) return { kind: 'unchanged', version: standing?.version ?? 0 }
    if ((standing?.version ?? 0) !== version) {
      const setAsideId = file.kind === 'figure' || !content ? null : await setAside(tx, save, content, actor, at)
      return { kind: 'conflict', version: standing?.version ?? 0, setAsideId }
    }
    await beginDraft(tx, draft, actor, at)
    const basedOnHash = (await findPublishedFiles(tx, courseId))?.files.get(path)?.hash ?? null
    const contentBase64 = content && Buffer.from(content).toString('base64')
    const saved = { contentBase64, hash, version: version + 1, changedBy: actorIdOf(actor), changedAt: at }
    await tx
      .insert(draftFiles)
      .values({ courseId, path, basedOnHash, ...saved })
      .onConflictDoUpdate({ target: [draftFiles.courseId, draftFiles.path], set: saved })
    return { kind: 'saved', version: version + 1 }
  })
}

function sameContent(draft: Draft, path: string, hash: string | null): boolean {
  return (draft.files.get(path)?.hash ?? null) === hash
}

async function setAside(
  tx: Transaction,
  { courseId, path }: Save,
  content: Uint8Array,
  actor: Actor,
  at: Date,
): Promise<string> {
  const text = new TextDecoder().decode(content)
  const personId = actorIdOf(actor)
  const [known] = await tx
    .select({ id: setAsideTexts.id })
    .from(setAsideTexts)
    .where(
      and(
        eq(setAsideTexts.courseId, courseId),
        eq(setAsideTexts.path, path),
        eq(setAsideTexts.personId, personId),
        eq(setAsideTexts.text, text),
      ),
    )
  if (known) return known.id
  const id = randomUUID()
  await tx.insert(setAsideTexts).values({ id, courseId, path, text, personId, setAsideAt: at })
  return id
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
