import { bytesHash } from '#app/domain/catalogue/course-files-of.ts'
import { openZip, type ZipLimits, type ZipRefusal } from '#app/domain/outside-files/open-zip.ts'
import { authoredFile, renumberedPath } from './authored-path.ts'
import type { Draft } from './find-draft.ts'
import { type PictureRefusal, preparePicture } from './prepare-picture.ts'
import { largestText } from './save-draft-file.ts'
import { writtenBytes } from './written-text.ts'

export type UploadedFile =
  | {
      kind: 'readable'
      path: string
      /** As it will be kept, with its hash; a picture is drawn anew, and `sent` is how it came. */
      bytes: Uint8Array
      hash: string
      sent: Uint8Array
    }
  | { kind: 'refused'; path: string; reason: UploadedFileRefusal }

export type UploadedFileRefusal =
  | 'not-of-this-course'
  | 'comes-twice'
  | 'not-a-text'
  | 'file-too-large'
  | PictureRefusal

export type CourseUploadReading =
  | { kind: 'read'; files: UploadedFile[] }
  | { kind: 'refused'; reason: ZipRefusal | 'upload-empty' | 'upload-too-large' }

/** Of the archive, so that what it would change fits into the form that confirms it. In bytes. */
export const largestUpload = 7_000_000
const limits: ZipLimits = { entries: 400, oneFile: 12_000_000, allFiles: 40_000_000 }

/**
 * Reads a course's files from an archive that anybody may have made; nothing is written anywhere. Files that no course has are refused one
 * by one, an archive that is not sound as a whole. Pictures that the draft does not have already (`known`: nor an export) are drawn anew,
 * which takes moments: never within a transaction.
 */
export async function readCourseUpload(
  bytes: Uint8Array,
  draft: Draft,
  known: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<CourseUploadReading> {
  if (bytes.length === 0) return { kind: 'refused', reason: 'upload-empty' }
  if (bytes.length > largestUpload) return { kind: 'refused', reason: 'upload-too-large' }
  const opened = openZip(bytes, limits)
  if (opened.kind === 'refused') return opened
  const files: UploadedFile[] = []
  const taken = new Set<string>()
  for (const [name, sent] of [...opened.files].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const path = standingPath(renumberedPath(name, draft.folder), draft)
    const read = taken.has(path)
      ? { kind: 'refused' as const, path: name, reason: 'comes-twice' as const }
      : await readFile(path, sent, draft, known)
    files.push(read.kind === 'refused' ? { ...read, path: name } : read)
    if (read.kind === 'readable') taken.add(path)
  }
  return { kind: 'read', files }
}

async function readFile(
  path: string,
  sent: Uint8Array,
  draft: Draft,
  known: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<UploadedFile> {
  const refused = (reason: UploadedFileRefusal): UploadedFile => ({ kind: 'refused', path, reason })
  const file = authoredFile(path, draft.folder)
  if (!file) return refused('not-of-this-course')
  if (file.kind !== 'figure') {
    const bytes = readText(sent)
    if (!bytes) return refused('not-a-text')
    if (bytes.length > largestText) return refused('file-too-large')
    return { kind: 'readable', path, bytes, hash: bytesHash(bytes), sent }
  }
  const hash = bytesHash(sent)
  if (draft.files.get(path)?.hash === hash || known.get(path)?.has(hash))
    return { kind: 'readable', path, bytes: sent, hash, sent }
  const prepared = await preparePicture(sent, path.slice(path.lastIndexOf('.') + 1))
  if (prepared.kind === 'refused') return refused(prepared.reason)
  return { kind: 'readable', path, bytes: prepared.bytes, hash: bytesHash(prepared.bytes), sent }
}

/** Null for what is no text in UTF-8. */
function readText(bytes: Uint8Array): Uint8Array | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : writtenBytes(text)
  } catch {
    return null
  }
}

/** A lesson that has another place in the draft by now keeps that place. */
function standingPath(path: string, draft: Draft): string {
  const file = authoredFile(path, draft.folder)
  if (file?.kind !== 'lesson' || draft.files.has(path)) return path
  const same = [...draft.files.keys()].find((one) => {
    const other = authoredFile(one, draft.folder)
    return other?.kind === 'lesson' && other.slug === file.slug && other.language === file.language
  })
  return same ?? path
}
