import { and, eq, gt } from 'drizzle-orm'
import { type PublishableCourse, publishRevision } from '#app/domain/catalogue/publish-course.ts'
import { withdrawCourseUpdates } from '#app/domain/learning/withdraw-course-updates.ts'
import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { courseRevisions } from '#db/schema/index.ts'
import { partsOn } from './course-desk.ts'
import { registersHash } from './draft-hash.ts'
import { findLackingProgrammes } from './find-lacking-programmes.ts'
import { findPublishedFiles, findRevisionFiles } from './find-published-files.ts'
import { followFolder } from './follow-folder.ts'
import { findCourseRevision } from './list-course-revisions.ts'
import { type PreparedPublication, preparePublication, type WeighCourse } from './prepare-publication.ts'

type RollBack = {
  courseId: string
  /** The revision whose files are published again. */
  number: number
  /** Whether what the revisions after it asked of those who are certified is asked no more. */
  withdrawUpdates: boolean
  reason: string
  fingerprint: string
}

export type RollBackRefusal =
  | 'not-on-the-team'
  | 'no-such-revision'
  | 'course-preview-stale'
  | 'earlier-has-errors'
  | 'lesson-too-heavy'
  | 'programme-lacks-questions'
  | 'course-nothing-changed'

export type RollBackOutcome = { kind: 'published'; number: number } | { kind: 'refused'; reason: RollBackRefusal }

/** SHA-256 (hex) of what was previewed: which revision would be put back over which. */
export function rollBackFingerprint(preview: { courseId: string; number: number; currentNumber: number }): string {
  return sha256(canonicalJson(preview))
}

/**
 * Publishes the files of an earlier revision again, as a new one: compiled by today's renderer and held against today's checks. A course
 * that was withdrawn is offered again by that. It asks nothing of those who are certified; what they were asked meanwhile can be taken
 * back with it.
 */
export async function rollBackCourse(
  db: Database,
  rollBack: RollBack,
  weigh: WeighCourse,
  actor: Actor,
  at: Date,
): Promise<RollBackOutcome> {
  const { courseId, number, reason, withdrawUpdates } = rollBack
  if (!(await partsOn(db, courseId, actor, at)).includes('author')) return refused('not-on-the-team')
  const earlier = await findCourseRevision(db, courseId, number)
  if (!earlier) return refused('no-such-revision')
  const prepared = await prepareRevision(db, earlier.id, weigh)
  return inTransaction(db, async (tx) => {
    const refusal = await refusalOf(tx, rollBack, prepared, actor, at)
    if (refusal) return refused(refusal)
    const noted = { restored: number, updatesWithdrawn: withdrawUpdates }
    const revision = {
      origin: 'roll-back',
      material: false,
      graceUntil: null,
      reason,
      withdrawn: false,
      noted,
    } as const
    const published = await publishRevision(tx, prepared.course as PublishableCourse, revision, actor, at)
    if (published.kind === 'unchanged') return refused('course-nothing-changed')
    await followFolder(tx, courseId)
    if (withdrawUpdates) await withdrawLater(tx, { courseId, number, at })
    return { kind: 'published', number: published.number }
  })
}

/** The files of a revision as they would be published now. */
export async function prepareRevision(
  db: Database,
  revisionId: string,
  weigh: WeighCourse,
): Promise<PreparedPublication> {
  const files = await findRevisionFiles(db, revisionId)
  const [folder = ''] = [...files.keys()][0]?.split('/') ?? []
  return preparePublication(db, { folder, files }, weigh)
}

async function refusalOf(
  tx: Transaction,
  { courseId, number, fingerprint }: RollBack,
  prepared: PreparedPublication,
  actor: Actor,
  at: Date,
): Promise<RollBackRefusal | null> {
  if (!(await partsOn(tx, courseId, actor, at)).includes('author')) return 'not-on-the-team'
  const currentNumber = (await findPublishedFiles(tx, courseId))?.number ?? 0
  if (fingerprint !== rollBackFingerprint({ courseId, number, currentNumber })) return 'course-preview-stale'
  if (prepared.registers !== (await registersHash(tx))) return 'course-preview-stale'
  if (!prepared.course) return 'earlier-has-errors'
  if (prepared.heavy.length > 0) return 'lesson-too-heavy'
  return (await findLackingProgrammes(tx, prepared.course)).length > 0 ? 'programme-lacks-questions' : null
}

/** Takes back what the revisions after this one asked. */
async function withdrawLater(
  tx: Transaction,
  { courseId, number, at }: { courseId: string; number: number; at: Date },
) {
  const later = await tx
    .select({ revisionId: courseRevisions.id })
    .from(courseRevisions)
    .where(
      and(
        eq(courseRevisions.courseId, courseId),
        gt(courseRevisions.number, number),
        eq(courseRevisions.material, true),
      ),
    )
  for (const { revisionId } of later) await withdrawCourseUpdates(tx, { courseId, revisionId, at })
}

function refused(reason: RollBackRefusal): RollBackOutcome {
  return { kind: 'refused', reason }
}
