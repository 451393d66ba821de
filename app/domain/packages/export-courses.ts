import { asc } from 'drizzle-orm'
import { findDraft } from '#app/domain/authoring/find-draft.ts'
import { findImportBase } from '#app/domain/authoring/find-import-base.ts'
import { findPublishedFiles } from '#app/domain/authoring/find-published-files.ts'
import { listRegisterFiles, listSyllabusFiles, type SyllabusFile } from '#app/domain/catalogue/list-syllabus-files.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { courseDrafts, courseRevisions } from '#db/schema/index.ts'
import { type Withholding, withholdFinalPool } from './withhold-final-pool.ts'

type Export = {
  /** Null for the whole syllabus; else this course and the registers that its lessons quote. */
  courseId: string | null
  /** Drafts where there are any, instead of what is published. */
  drafts: boolean
  /** With the questions of the final that were written or changed in the browser. */
  finalPool: boolean
  /** With courses that were taken out. */
  withdrawn: boolean
}

export type ExportCoursesOutcome =
  | {
      kind: 'exported'
      /** In the order of their paths. */
      files: SyllabusFile[]
      withheld: Withholding['withheld']
      /** Courses left out because they were taken out. */
      withdrawn: string[]
      /** Courses of which a draft was written. */
      drafts: string[]
    }
  | { kind: 'refused'; reason: 'administrators-only' | 'no-such-course' }

/**
 * Gives the syllabus as the files it would be imported from, courses and registers byte for byte. The organisation's private questions
 * of the final stay out unless asked for. The ledger says what was given out: whoever has the files has the keys.
 */
export function exportCourses(db: Database, wanted: Export, actor: Actor, at: Date): Promise<ExportCoursesOutcome> {
  return inTransaction(db, async (tx) => {
    if (!(await administersEverything(tx, actor, at))) return { kind: 'refused', reason: 'administrators-only' }
    const known = await listCourseIds(tx, wanted.drafts)
    if (wanted.courseId !== null && !known.includes(wanted.courseId))
      return { kind: 'refused', reason: 'no-such-course' }
    const ids = wanted.courseId === null ? known : [wanted.courseId]
    const files: SyllabusFile[] = []
    const withheld: Withholding['withheld'] = []
    const withdrawn: string[] = []
    const drafts: string[] = []
    for (const courseId of ids) {
      const published = await findPublishedFiles(tx, courseId)
      if (published?.withdrawn && !wanted.withdrawn) {
        withdrawn.push(courseId)
        continue
      }
      const draft = wanted.drafts ? await findDraft(tx, courseId) : null
      const standing = draft?.isChanged ? draft.files : (published?.files ?? new Map())
      if (draft?.isChanged) drafts.push(courseId)
      const left = wanted.finalPool
        ? { files: standing, withheld: [] }
        : withholdFinalPool(standing, await findImportBase(tx, courseId))
      for (const [path, { bytes }] of left.files) files.push({ path, bytes })
      withheld.push(...left.withheld)
    }
    for await (const file of wanted.courseId === null ? listSyllabusFiles(tx) : listRegisterFiles(tx)) files.push(file)
    files.sort((one, other) => (one.path < other.path ? -1 : 1))
    const payload = { ...wanted, courses: ids.filter((id) => !withdrawn.includes(id)), withheld, files: files.length }
    await recordEntry(tx, { action: 'courses.exported', actor, subjectId: wanted.courseId ?? 'syllabus', payload }, at)
    return { kind: 'exported', files, withheld, withdrawn, drafts }
  })
}

async function listCourseIds(tx: Database, drafts: boolean): Promise<string[]> {
  const published = await tx
    .selectDistinct({ id: courseRevisions.courseId })
    .from(courseRevisions)
    .orderBy(asc(courseRevisions.courseId))
  const begun = drafts ? await tx.select({ id: courseDrafts.courseId }).from(courseDrafts) : []
  return [...new Set([...published, ...begun].map(({ id }) => id))].sort()
}
