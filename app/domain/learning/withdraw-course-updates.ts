import { and, eq, isNull, notInArray } from 'drizzle-orm'
import type { Transaction } from '#db/handle.ts'
import { courseUpdates } from '#db/schema/index.ts'

type Withdrawn = {
  courseId: string
  /** Which publication of the course is taken back. */
  revisionId: string | 'all'
  at: Date
}

/**
 * The part of a publication that takes a material change of a course back: nobody need catch up with it any more from `at`. Answers how
 * many programmes had asked for it.
 */
export async function withdrawCourseUpdates(tx: Transaction, { courseId, revisionId, at }: Withdrawn): Promise<number> {
  const ofRevision = revisionId === 'all' ? undefined : eq(courseUpdates.courseRevisionId, revisionId)
  const withdrawn = await tx
    .update(courseUpdates)
    .set({ withdrawnAt: at })
    .where(and(eq(courseUpdates.courseId, courseId), ofRevision, isNull(courseUpdates.withdrawnAt)))
    .returning({ id: courseUpdates.id })
  return withdrawn.length
}

/** The part of a programme's publication about the modules that it has no longer: their changes are asked of nobody. */
export async function withdrawUpdatesOfDropped(
  tx: Transaction,
  { programmeId, modules, at }: { programmeId: string; modules: string[]; at: Date },
): Promise<void> {
  await tx
    .update(courseUpdates)
    .set({ withdrawnAt: at })
    .where(
      and(
        eq(courseUpdates.programmeId, programmeId),
        modules.length > 0 ? notInArray(courseUpdates.courseId, modules) : undefined,
        isNull(courseUpdates.withdrawnAt),
      ),
    )
}
