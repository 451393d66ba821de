import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'
import { draftFingerprint } from './draft-fingerprint.ts'
import type { Draft } from './find-draft.ts'
import type { ConflictChoice } from './merge-file-sets.ts'
import type { UploadedFile } from './read-course-upload.ts'

type Readable = Extract<UploadedFile, { kind: 'readable' }>

export type PlannedFile =
  | {
      path: string
      /**
       * `older`: as it was taken from here or imported, and changed in the browser since. `conflict`: changed in the browser and in the
       * archive, and differently.
       */
      kind: 'new' | 'changed' | 'unchanged' | 'older' | 'conflict'
      file: Readable
    }
  | { path: string; kind: 'refused'; reason: Extract<UploadedFile, { kind: 'refused' }>['reason'] }

export type CourseUploadPlan = {
  files: PlannedFile[]
  /** Of the draft and of everything that would be written: whoever confirms a dry run confirms this one. */
  fingerprint: string
}

/**
 * What an archive would do to a draft, file by file. `known` are the hashes from which its sender may have begun: a file that is one of
 * them was not changed outside, a standing one that is was not changed here. What the archive lacks is left alone.
 */
export function planCourseUpload(
  draft: Draft,
  uploaded: readonly UploadedFile[],
  known: ReadonlyMap<string, ReadonlySet<string>>,
): CourseUploadPlan {
  const files = uploaded.map((file): PlannedFile => {
    if (file.kind === 'refused') return { path: file.path, kind: 'refused', reason: file.reason }
    return { path: file.path, kind: kindOf(file, draft, known.get(file.path)), file }
  })
  const mayWrite = files.filter(bringsSomething).map(({ path, kind, file }) => [path, kind, file.hash])
  return { files, fingerprint: sha256(canonicalJson([draftFingerprint(draft), mayWrite])) }
}

/** Whether a file would be written, or might be. */
export function bringsSomething(planned: PlannedFile): planned is Extract<PlannedFile, { file: Readable }> {
  return planned.kind === 'new' || planned.kind === 'changed' || planned.kind === 'conflict'
}

/** The files that are written once it is decided what to do with conflicts. */
export function filesToWrite({ files }: CourseUploadPlan, settle: ConflictChoice): Readable[] {
  return files.flatMap((one) => {
    if (one.kind === 'new' || one.kind === 'changed') return [one.file]
    return one.kind === 'conflict' && settle === 'take-files' ? [one.file] : []
  })
}

function kindOf({ path, hash }: Readable, draft: Draft, known: ReadonlySet<string> = new Set()) {
  const standing = draft.files.get(path)?.hash ?? null
  if (standing === hash) return 'unchanged'
  if (known.has(hash)) return 'older'
  if (standing === null) return draft.removed.has(path) ? 'conflict' : 'new'
  return known.has(standing) ? 'changed' : 'conflict'
}
