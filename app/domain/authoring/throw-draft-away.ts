import { and, eq, isNull } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { followLessons } from '#app/domain/translating/follow-lessons.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { courseDrafts, courseTeamMembers, draftFiles, draftPresences, draftWriters } from '#db/schema/index.ts'
import { partsOn } from './course-desk.ts'
import { draftFingerprint } from './draft-fingerprint.ts'
import { endWaitingReview } from './end-waiting-review.ts'
import { findDraft, versionAt } from './find-draft.ts'
import { keepReplacedText } from './set-text-aside.ts'
import { forgetChange } from './write-draft-file.ts'

type ThrowingAway = { courseId: string; reason: string; fingerprint: string }

export type ThrowAwayOutcome =
  | { kind: 'thrown-away'; coursePublished: boolean }
  | { kind: 'refused'; reason: 'no-such-course' | 'not-on-the-team' | 'draft-unchanged' | 'draft-changed-meanwhile' }

/**
 * Gives up everything a draft changes: the course stands as it was published. A course that was never published is no more, and nobody
 * works on it any longer. The texts are kept.
 */
export function throwDraftAway(
  db: Database,
  { courseId, reason, fingerprint }: ThrowingAway,
  actor: Actor,
  at: Date,
): Promise<ThrowAwayOutcome> {
  return inTransaction(db, async (tx) => {
    const draft = await findDraft(tx, courseId)
    if (!draft) return { kind: 'refused', reason: 'no-such-course' }
    if (!(await partsOn(tx, courseId, actor, at)).includes('author'))
      return { kind: 'refused', reason: 'not-on-the-team' }
    if (!draft.isChanged) return { kind: 'refused', reason: 'draft-unchanged' }
    if (draftFingerprint(draft) !== fingerprint) return { kind: 'refused', reason: 'draft-changed-meanwhile' }

    const written = [...draft.files.values()].filter(({ state }) => state !== 'published').map(({ path }) => path)
    const paths = [...written, ...draft.removed.keys()].sort()
    for (const path of paths) {
      await keepReplacedText(tx, draft, path, actor, at)
      await forgetChange(tx, { courseId, path, version: versionAt(draft, path) + 1 }, actor, at)
    }
    await followLessons(tx, courseId)
    await endWaitingReview(tx, courseId, actor, at)
    const coursePublished = draft.publishedNumber > 0
    if (!coursePublished) await forgetCourse(tx, courseId, actor, at)
    const payload = { reason, paths, coursePublished }
    await recordEntry(tx, { action: 'course-draft.thrown-away', actor, subjectId: courseId, payload }, at)
    return { kind: 'thrown-away', coursePublished }
  })
}

async function forgetCourse(tx: Transaction, courseId: string, actor: Actor, at: Date): Promise<void> {
  await tx.delete(draftWriters).where(eq(draftWriters.courseId, courseId))
  await tx.delete(draftFiles).where(eq(draftFiles.courseId, courseId))
  await tx.delete(draftPresences).where(eq(draftPresences.courseId, courseId))
  await tx.delete(courseDrafts).where(eq(courseDrafts.courseId, courseId))
  await tx
    .update(courseTeamMembers)
    .set({ endedBy: actorIdOf(actor), endedAt: at, endReason: 'The course was given up' })
    .where(and(eq(courseTeamMembers.courseId, courseId), isNull(courseTeamMembers.endedAt)))
}
