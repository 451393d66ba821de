import { partsOn } from '#app/domain/authoring/course-desk.ts'
import { findDraft } from '#app/domain/authoring/find-draft.ts'
import { findImportBase } from '#app/domain/authoring/find-import-base.ts'
import { findPublishedFiles } from '#app/domain/authoring/find-published-files.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { writeZip } from '#app/domain/outside-files/write-zip.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { type Withholding, withholdFinalPool } from './withhold-final-pool.ts'

type Packing = {
  courseId: string
  state: 'published' | 'draft'
  /** With the questions of the final that were written or changed in the browser. */
  finalPool: boolean
}

export type PackCourseOutcome =
  | { kind: 'packed'; zip: Uint8Array<ArrayBuffer>; withheld: Withholding['withheld'] }
  | { kind: 'refused'; reason: 'not-on-the-team' | 'no-such-course' }

/**
 * Packs the files of a course for one of its authors. The organisation's private questions of the final stay out unless asked for; the
 * ledger says who took the files, for the keys of the questions are in them.
 */
export async function packCourse(db: Database, packing: Packing, actor: Actor, at: Date): Promise<PackCourseOutcome> {
  const taken = await inTransaction(db, async (tx) => {
    const { courseId, state, finalPool } = packing
    if (!(await partsOn(tx, courseId, actor, at)).includes('author')) return 'not-on-the-team' as const
    const standing = await (state === 'draft' ? findDraft(tx, courseId) : findPublishedFiles(tx, courseId))
    if (!standing) return 'no-such-course' as const
    const { files, withheld } = finalPool
      ? { files: new Map(standing.files), withheld: [] }
      : withholdFinalPool(standing.files, await findImportBase(tx, courseId))
    // What somebody took is the ground on which what they bring back is compared.
    const hashes = Object.fromEntries([...files].map(([path, { hash }]) => [path, hash]))
    const payload = { state, finalPool, files: files.size, withheld, hashes }
    await recordEntry(tx, { action: 'course-files.taken', actor, subjectId: courseId, payload }, at)
    return { files, withheld }
  })
  if (typeof taken === 'string') return { kind: 'refused', reason: taken }
  const zip = writeZip(new Map([...taken.files].map(([path, { bytes }]) => [path, bytes])))
  return { kind: 'packed', zip, withheld: taken.withheld }
}
