import { publishRevision } from '#app/domain/catalogue/publish-course.ts'
import { listProgrammesWith } from '#app/domain/learning/list-programmes-with.ts'
import { withdrawCourseUpdates } from '#app/domain/learning/withdraw-course-updates.ts'
import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { partsOn } from './course-desk.ts'
import { findPublishedFiles } from './find-published-files.ts'
import { findRevisionContent } from './find-revision-content.ts'

type Withdrawal = { courseId: string; reason: string; fingerprint: string }

export type WithdrawCourseOutcome =
  | { kind: 'withdrawn'; number: number }
  | {
      kind: 'refused'
      reason:
        | 'not-on-the-team'
        | 'no-such-course'
        | 'course-preview-stale'
        | 'already-withdrawn'
        | 'course-in-programme'
    }

/** SHA-256 (hex) of what was previewed: which revision would be the last that is offered. */
export function withdrawalFingerprint(preview: { courseId: string; currentNumber: number }): string {
  return sha256(canonicalJson({ withdraws: preview }))
}

/**
 * Takes a course out: a revision of its own that says the same and offers it to nobody any more. As long as a programme has it as a
 * module it cannot be. What people did in it stays as it was.
 */
export function withdrawCourse(
  db: Database,
  { courseId, reason, fingerprint }: Withdrawal,
  actor: Actor,
  at: Date,
): Promise<WithdrawCourseOutcome> {
  return inTransaction(db, async (tx) => {
    if (!(await partsOn(tx, courseId, actor, at)).includes('author'))
      return { kind: 'refused', reason: 'not-on-the-team' }
    const current = await findPublishedFiles(tx, courseId)
    if (!current) return { kind: 'refused', reason: 'no-such-course' }
    if (current.withdrawn) return { kind: 'refused', reason: 'already-withdrawn' }
    if (fingerprint !== withdrawalFingerprint({ courseId, currentNumber: current.number }))
      return { kind: 'refused', reason: 'course-preview-stale' }
    if ((await listProgrammesWith(tx, courseId)).length > 0) return { kind: 'refused', reason: 'course-in-programme' }

    const { files, ...content } = await findRevisionContent(tx, current.revisionId)
    const stored = [...files].map(([path, { hash, bytes }]) => ({
      path,
      hash,
      contentBase64: Buffer.from(bytes).toString('base64'),
    }))
    const course = { ...content, files: stored }
    const revision = { origin: 'withdrawal', material: false, graceUntil: null, reason, withdrawn: true } as const
    const { number } = await publishRevision(tx, course, revision, actor, at)
    await withdrawCourseUpdates(tx, { courseId, revisionId: 'all', at })
    return { kind: 'withdrawn', number }
  })
}
