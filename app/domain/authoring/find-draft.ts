import { eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { courseDrafts, draftFiles } from '#db/schema/index.ts'
import { findPublishedFiles } from './find-published-files.ts'

export type DraftFile = {
  path: string
  bytes: Uint8Array
  /** SHA-256 (hex) of the bytes. */
  hash: string
  /** `new` and `changed` differ from what is published. */
  state: 'published' | 'changed' | 'new'
  /** 0 for a file that nobody has changed since it was published; else rising with every save. */
  version: number
  /** The published file is another one than the change was begun from: somebody published meanwhile. */
  outdated: boolean
  changedBy: string | null
  changedAt: Date | null
}

/** A course as its authors see it: what is published, with what they have changed since. */
export type Draft = {
  courseId: string
  /** `01-confidentiality` */
  folder: string
  /** The number of the published revision; 0 for a course that was never published. */
  publishedNumber: number
  /** By path, in order. */
  files: ReadonlyMap<string, DraftFile>
  /** Published files that the draft takes away, with the version of the row that says so. */
  removed: ReadonlyMap<string, { version: number; outdated: boolean }>
  /** Paths at which nothing stands, neither published nor drafted, though something once was: with the version of the row that says so. */
  forgotten: ReadonlyMap<string, number>
  isChanged: boolean
}

/** The draft of a course, or the course as published where nobody has changed anything. Null where there is neither. */
export async function findDraft(db: Database, courseId: string): Promise<Draft | null> {
  const published = await findPublishedFiles(db, courseId)
  const [started] = await db.select().from(courseDrafts).where(eq(courseDrafts.courseId, courseId))
  const rows = started ? await db.select().from(draftFiles).where(eq(draftFiles.courseId, courseId)) : []
  const folder = folderOf([...(published?.files.keys() ?? [])]) ?? started?.folder
  if (!folder) return null

  const files = new Map<string, DraftFile>()
  const removed = new Map<string, { version: number; outdated: boolean }>()
  const forgotten = new Map<string, number>()
  for (const [path, { bytes, hash }] of published?.files ?? []) {
    const unchanged = { state: 'published', version: 0, outdated: false, changedBy: null, changedAt: null } as const
    files.set(path, { path, bytes, hash, ...unchanged })
  }
  const rowsInOrder = rows.toSorted((one, other) => (one.path < other.path ? -1 : 1))
  for (const { path, contentBase64, hash, version, basedOnHash, changedBy, changedAt } of rowsInOrder) {
    const publishedHash = published?.files.get(path)?.hash ?? null
    const outdated = publishedHash !== basedOnHash
    // A change that was taken back: what is published stands, whatever that is by now.
    if (hash === basedOnHash) {
      const standing = files.get(path)
      if (standing) files.set(path, { ...standing, version })
      else forgotten.set(path, version)
      continue
    }
    if (contentBase64 === null || hash === null) {
      files.delete(path)
      removed.set(path, { version, outdated })
      continue
    }
    const bytes = Buffer.from(contentBase64, 'base64')
    const state = publishedHash === null ? 'new' : publishedHash === hash ? 'published' : 'changed'
    files.set(path, { path, bytes, hash, state, version, outdated, changedBy, changedAt })
  }
  const inOrder = new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1)))
  const isChanged = removed.size > 0 || [...files.values()].some(({ state }) => state !== 'published')
  const publishedNumber = published?.number ?? 0
  return { courseId, folder, publishedNumber, files: inOrder, removed, forgotten, isChanged }
}

/** Rises with every save at a path; 0 where nobody has saved anything since it was published. */
export function versionAt(draft: Draft, path: string): number {
  return draft.files.get(path)?.version ?? draft.removed.get(path)?.version ?? draft.forgotten.get(path) ?? 0
}

/** The text of a file of a draft; null where there is none. */
export function draftText(draft: Draft, path: string): string | null {
  const file = draft.files.get(path)
  return file ? new TextDecoder().decode(file.bytes) : null
}

function folderOf([first]: string[]): string | undefined {
  return first?.split('/')[0]
}
