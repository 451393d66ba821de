import { sql } from 'drizzle-orm'
import type { ActivityResponse } from '#app/lesson-markup/practice/response.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { activityResponses } from '#db/schema/index.ts'
import { findLessonActivities } from './find-lesson-activities.ts'

export type SaveActivityResponseOutcome = { kind: 'saved' } | { kind: 'refused'; reason: 'no-such-activity' }

/** Keeps what a person last answered in an activity, in place of what was there. Practice: the ledger does not hear of it. */
export function saveActivityResponse(
  db: Database,
  given: { personId: string; courseId: string; lessonId: string; activityId: string; response: ActivityResponse },
  at: Date,
): Promise<SaveActivityResponseOutcome> {
  return inTransaction(db, async (tx) => {
    const lesson = await findLessonActivities(tx, given, at)
    const activities = lesson?.activities.get(given.activityId) ?? []
    if (!activities.some(({ kind }) => kind === given.response.kind))
      return { kind: 'refused', reason: 'no-such-activity' }

    const { personId, courseId, lessonId, activityId, response } = given
    await tx
      .insert(activityResponses)
      .values({ personId, courseId, lessonId, activityId, response, respondedAt: at })
      .onConflictDoUpdate({
        target: [
          activityResponses.personId,
          activityResponses.courseId,
          activityResponses.lessonId,
          activityResponses.activityId,
        ],
        set: { response: sql`excluded.response`, respondedAt: sql`excluded.responded_at` },
      })
    return { kind: 'saved' }
  })
}
