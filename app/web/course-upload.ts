import type { Draft } from '#app/domain/authoring/find-draft.ts'
import { findKnownHashes } from '#app/domain/authoring/find-known-hashes.ts'
import { bringsSomething, type PlannedFile, planCourseUpload } from '#app/domain/authoring/plan-course-upload.ts'
import { readCourseUpload } from '#app/domain/authoring/read-course-upload.ts'
import { isPicture } from '#app/domain/authoring/set-text-aside.ts'
import { textRows } from '#app/domain/authoring/text-rows.ts'
import { writeZip } from '#app/domain/outside-files/write-zip.ts'
import type { CourseDesk } from './course-desk.ts'
import { db } from './database.ts'

/** So many rows of differences are shown of an archive; the draft shows the rest once it is taken in. */
const mostLines = 4_000

/** Reads an archive for one of the course's authors; nothing is changed. */
export async function readUpload({ courseId, actor }: CourseDesk, draft: Draft, bytes: Uint8Array) {
  const known = await findKnownHashes(db, { courseId, folder: draft.folder }, actor)
  const reading = await readCourseUpload(bytes, draft, known)
  if (reading.kind === 'refused') return reading
  return { kind: 'read' as const, files: reading.files, plan: planCourseUpload(draft, reading.files, known) }
}

/** The dry run as its page shows it. What would be written goes along in the form that confirms it, as it was sent. */
export function showUpload(draft: Draft, { files, fingerprint }: ReturnType<typeof planCourseUpload>) {
  const brought = files.filter(bringsSomething)
  let left = mostLines
  const carried = new Map(brought.map(({ path, file }) => [path, file.sent]))
  return {
    files: files.map((planned) => ({
      path: planned.path,
      kind: planned.kind,
      reason: planned.kind === 'refused' ? planned.reason : null,
      rows: rowsWithin(planned),
    })),
    hasConflict: files.some(({ kind }) => kind === 'conflict'),
    carried: carried.size > 0 ? Buffer.from(writeZip(carried)).toString('base64') : null,
    fingerprint,
  }

  function rowsWithin(planned: PlannedFile) {
    const rows = left > 0 ? rowsOf(draft, planned) : []
    left -= rows.length
    return rows
  }
}

/** What a text says now beside what the archive says; none for pictures and where one of the two is missing. */
function rowsOf(draft: Draft, planned: PlannedFile) {
  const standing = draft.files.get(planned.path)
  if (!bringsSomething(planned) || !standing || isPicture(planned.path)) return []
  return textRows(linesOf(standing.bytes), linesOf(planned.file.bytes))
}

function linesOf(bytes: Uint8Array): string[] {
  return new TextDecoder().decode(bytes).split('\n')
}
