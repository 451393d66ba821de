import { and, eq } from 'drizzle-orm'
import { bytesHash } from '#app/domain/catalogue/course-files-of.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import type { Transaction } from '#db/handle.ts'
import { draftFiles, draftWriters } from '#db/schema/index.ts'
import { findPublishedFiles } from './find-published-files.ts'
import type { Sitting } from './save-draft-file.ts'

type Written = { courseId: string; path: string; content: Uint8Array | null; version: number }

/** `rebase`: its writer knows what is published now and means this to take its place. */
type Writing = Written & { rebase?: boolean; sitting?: Sitting | null }

/**
 * The part of other commands that writes a file of a draft which has begun, whatever stands there: they have asked before. What is
 * written from now on is based on what is published now; a change that was under way stays based on what it was begun from.
 */
export async function writeDraftFile(tx: Transaction, written: Writing, actor: Actor, at: Date): Promise<void> {
  const { courseId, path, content, version, rebase = false, sitting = null } = written
  const publishedHash = (await findPublishedFiles(tx, courseId))?.files.get(path)?.hash ?? null
  const saved = {
    contentBase64: content && Buffer.from(content).toString('base64'),
    hash: content && bytesHash(content),
    version,
    changedBy: actorIdOf(actor),
    changedAt: at,
    sitting: sitting?.id ?? null,
    sittingStep: sitting?.step ?? null,
  }
  const [known] = await tx.select(hashes).from(draftFiles).where(fileAt(courseId, path))
  const untouched = !known || known.hash === known.basedOnHash
  const basedOnHash = untouched || rebase ? publishedHash : known.basedOnHash
  await tx
    .insert(draftFiles)
    .values({ courseId, path, basedOnHash, ...saved })
    .onConflictDoUpdate({ target: [draftFiles.courseId, draftFiles.path], set: { ...saved, basedOnHash } })
  // Nothing of anybody is left where a file is gone, or says again what it was begun from.
  if (content === null || saved.hash === basedOnHash) await forgetWriters(tx, written)
  if (saved.hash !== basedOnHash) await noteWriter(tx, written, actorIdOf(actor))
}

async function noteWriter(tx: Transaction, { courseId, path }: Written, personId: string): Promise<void> {
  await tx.insert(draftWriters).values({ courseId, path, personId }).onConflictDoNothing()
}

async function forgetWriters(tx: Transaction, { courseId, path }: Pick<Written, 'courseId' | 'path'>): Promise<void> {
  await tx.delete(draftWriters).where(and(eq(draftWriters.courseId, courseId), eq(draftWriters.path, path)))
}

/** The part of commands that rename files, before they do: whose hand is in a file goes along. */
export async function moveWriters(
  tx: Transaction,
  courseId: string,
  renamings: readonly { from: string; to: string }[],
): Promise<void> {
  const before = await tx.select().from(draftWriters).where(eq(draftWriters.courseId, courseId))
  for (const { from, to } of renamings) {
    for (const { path, personId } of before)
      if (path === from) await tx.insert(draftWriters).values({ courseId, path: to, personId }).onConflictDoNothing()
  }
}

/** Makes a file of a draft what is published: nothing of it is changed any more. Its version rises all the same. */
export async function forgetChange(
  tx: Transaction,
  { courseId, path, version }: Omit<Written, 'content'>,
  actor: Actor,
  at: Date,
): Promise<void> {
  const published = (await findPublishedFiles(tx, courseId))?.files.get(path)
  const hash = published?.hash ?? null
  const contentBase64 = published ? Buffer.from(published.bytes).toString('base64') : null
  const forgotten = { contentBase64, hash, basedOnHash: hash, sitting: null, sittingStep: null }
  await tx
    .update(draftFiles)
    .set({ ...forgotten, version, changedBy: actorIdOf(actor), changedAt: at })
    .where(fileAt(courseId, path))
  await forgetWriters(tx, { courseId, path })
}

const hashes = { hash: draftFiles.hash, basedOnHash: draftFiles.basedOnHash }

function fileAt(courseId: string, path: string) {
  return and(eq(draftFiles.courseId, courseId), eq(draftFiles.path, path))
}
