import { and, eq } from 'drizzle-orm'
import { type Database, inTransaction } from '#db/handle.ts'
import { activityResponses } from '#db/schema/index.ts'

/** Forgets what a person answered in an activity, because they want to begin it again. Practice: the ledger does not hear of it. */
export function clearActivityResponse(
  db: Database,
  cleared: { personId: string; courseId: string; lessonId: string; activityId: string },
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { personId, courseId, lessonId, activityId } = cleared
    await tx
      .delete(activityResponses)
      .where(
        and(
          eq(activityResponses.personId, personId),
          eq(activityResponses.courseId, courseId),
          eq(activityResponses.lessonId, lessonId),
          eq(activityResponses.activityId, activityId),
        ),
      )
  })
}
