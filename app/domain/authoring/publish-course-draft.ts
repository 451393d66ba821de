import { and, eq, isNull } from 'drizzle-orm'
import { type PublishableCourse, publishRevision } from '#app/domain/catalogue/publish-course.ts'
import { reviewsLaw } from '#app/domain/catalogue/reviews-law.ts'
import { insertCourseUpdates } from '#app/domain/learning/insert-course-updates.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { courseDrafts, draftFiles, draftReviews, draftWriters } from '#db/schema/index.ts'
import { partsOn } from './course-desk.ts'
import { type AskedOfHolders, coursePublicationFingerprint } from './course-publication-fingerprint.ts'
import { draftHash, registersHash } from './draft-hash.ts'
import { type Draft, findDraft } from './find-draft.ts'
import { findReviewState } from './find-draft-review.ts'
import { findLackingProgrammes } from './find-lacking-programmes.ts'
import { findPublishedFiles } from './find-published-files.ts'
import { type PreparedPublication, preparePublication, type WeighCourse } from './prepare-publication.ts'

type Publication = {
  courseId: string
  /** What is asked of those who are certified; null for a minor change. */
  material: AskedOfHolders | null
  reason: string
  /** Of the preview that was looked at. */
  fingerprint: string
}

export type PublishCourseRefusal =
  | 'not-on-the-team'
  | 'no-such-draft'
  | 'course-nothing-changed'
  | 'course-preview-stale'
  | 'draft-file-outdated'
  | 'draft-has-errors'
  | 'lesson-too-heavy'
  | 'programme-lacks-questions'
  | 'course-withdrawn'
  | 'update-asks-nothing'
  | 'grace-over'
  | 'no-grace-by-legal-reviewer'
  | 'second-trainer-first'

export type PublishCourseDraftOutcome =
  | { kind: 'published'; number: number }
  | { kind: 'refused'; reason: PublishCourseRefusal }

/**
 * Publishes a course's draft as its next revision. It is compiled, checked and weighed before the transaction, in which the ground must
 * be the same still: of two who publish at once, or of a publication and an import, one wins and the other is told. Only what was
 * previewed is published. A material change asks holders of a certificate for what changed, and nothing that anybody did is touched.
 */
export async function publishCourseDraft(
  db: Database,
  publication: Publication,
  weigh: WeighCourse,
  actor: Actor,
  at: Date,
): Promise<PublishCourseDraftOutcome> {
  const { courseId, material, reason } = publication
  if (!(await partsOn(db, courseId, actor, at)).includes('author')) return refused('not-on-the-team')
  const looked = await findDraft(db, courseId)
  if (!looked?.isChanged) return refused('no-such-draft')
  const prepared = await preparePublication(db, looked, weigh)
  return inTransaction(db, async (tx) => {
    const draft = await findDraft(tx, courseId)
    const refusal = await refusalOf(tx, { publication, prepared, looked, draft }, actor, at)
    if (refusal) return refused(refusal)
    const course = prepared.course as PublishableCourse
    const graceUntil = material?.graceUntil ?? null
    const asked = material && { lessonIds: material.lessonIds, objectives: material.objectives }
    const revision = { origin: 'draft', material: material !== null, graceUntil, reason, withdrawn: false } as const
    const { kind, number, revisionId } = await publishRevision(tx, course, { ...revision, noted: { asked } }, actor, at)
    if (kind === 'unchanged') return refused('course-nothing-changed')
    if (material) await insertCourseUpdates(tx, { courseId, revisionId, ...material, publishedAt: at })
    await endDraft(tx, courseId)
    return { kind: 'published', number }
  })
}

type Ground = {
  publication: Publication
  prepared: PreparedPublication
  /** As it was compiled, and as it is now. */
  looked: Draft
  draft: Draft | null
}

/** The first thing that keeps a draft from being published. */
async function refusalOf(
  tx: Transaction,
  { publication, prepared, looked, draft }: Ground,
  actor: Actor,
  at: Date,
): Promise<PublishCourseRefusal | null> {
  const { courseId, material, fingerprint } = publication
  if (!(await partsOn(tx, courseId, actor, at)).includes('author')) return 'not-on-the-team'
  if (!draft?.isChanged) return 'no-such-draft'
  const hash = draftHash(draft)
  const { publishedNumber } = draft
  if (hash !== draftHash(looked) || prepared.registers !== (await registersHash(tx))) return 'course-preview-stale'
  if (fingerprint !== coursePublicationFingerprint({ hash, publishedNumber, material })) return 'course-preview-stale'
  if ((await findPublishedFiles(tx, courseId))?.withdrawn) return 'course-withdrawn'
  if (isOutdated(draft)) return 'draft-file-outdated'
  if (!prepared.course) return 'draft-has-errors'
  if (prepared.heavy.length > 0) return 'lesson-too-heavy'
  if ((await findLackingProgrammes(tx, prepared.course)).length > 0) return 'programme-lacks-questions'
  const { isRequired, isApproved } = await findReviewState(tx, { courseId, hash }, actor, at)
  if (isRequired && !isApproved) return 'second-trainer-first'
  return material && askingRefusal(tx, material, prepared.course, actor, at)
}

/** Why nobody can be asked this, or null. */
async function askingRefusal(
  tx: Transaction,
  { lessonIds, objectives, graceUntil }: AskedOfHolders,
  { body }: PublishableCourse,
  actor: Actor,
  at: Date,
): Promise<PublishCourseRefusal | null> {
  const has = (list: { id: string }[], id: string) => list.some((one) => one.id === id)
  const known = lessonIds.every((id) => has(body.lessons, id)) && objectives.every((id) => has(body.objectives, id))
  if (!known || lessonIds.length + objectives.length === 0) return 'update-asks-nothing'
  if (graceUntil && graceUntil < at) return 'grace-over'
  // Everybody's access would close in this moment.
  return graceUntil || (await reviewsLaw(tx, actor, at)) ? null : 'no-grace-by-legal-reviewer'
}

/** Whether somebody published a file by another way since its change was begun. */
function isOutdated({ files, removed }: Draft): boolean {
  return [...files.values(), ...removed.values()].some(({ outdated }) => outdated)
}

/** What is published is a draft no more. Texts that were set aside stay until their writers have settled them. */
async function endDraft(tx: Transaction, courseId: string): Promise<void> {
  const waiting = and(eq(draftReviews.courseId, courseId), isNull(draftReviews.decidedAt))
  await tx.delete(draftReviews).where(waiting)
  await tx.delete(draftWriters).where(eq(draftWriters.courseId, courseId))
  await tx.delete(draftFiles).where(eq(draftFiles.courseId, courseId))
  await tx.delete(courseDrafts).where(eq(courseDrafts.courseId, courseId))
}

function refused(reason: PublishCourseRefusal): PublishCourseDraftOutcome {
  return { kind: 'refused', reason }
}
