import { partsOn } from '#app/domain/authoring/course-desk.ts'
import { findPublishedFiles } from '#app/domain/authoring/find-published-files.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import type { ModuleSource } from './find-module-source.ts'

type Taking = {
  source: Pick<ModuleSource, 'courseId' | 'revisionId' | 'number' | 'language'>
  format: 'scorm12' | 'cmi5'
  /** Whether the package tells the other system how practice went. */
  score: boolean
}

export type TakePackageOutcome =
  | { kind: 'taken' }
  | { kind: 'refused'; reason: 'not-on-the-team' | 'course-changed-meanwhile' }

/** Writes down that an author took a module out as a package: its practice, with the answers, is in other hands from then on. */
export function takePackage(db: Database, taking: Taking, actor: Actor, at: Date): Promise<TakePackageOutcome> {
  const { source, format, score } = taking
  const { courseId, revisionId, number, language } = source
  return inTransaction(db, async (tx) => {
    if (!(await partsOn(tx, courseId, actor, at)).includes('author'))
      return { kind: 'refused', reason: 'not-on-the-team' }
    const published = await findPublishedFiles(tx, courseId)
    if (published?.revisionId !== revisionId || published.withdrawn)
      return { kind: 'refused', reason: 'course-changed-meanwhile' }
    const payload = { format, language, score, revision: number }
    await recordEntry(tx, { action: 'course-package.taken', actor, subjectId: courseId, payload }, at)
    return { kind: 'taken' }
  })
}
