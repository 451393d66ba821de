import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Activity } from '#app/lesson-markup/activity.ts'
import { recallResponse } from '#app/lesson-markup/assess-practice.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { activityResponses, lessonCompletions } from '#db/schema/index.ts'
import { findLessonActivities } from './find-lesson-activities.ts'

export type CompleteLessonOutcome =
  | { kind: 'completed' }
  | { kind: 'refused'; reason: 'no-such-lesson' | 'activities-left' }

/**
 * Records that a person has worked through a lesson, once every activity of it was answered to its end. Completing the same revision again
 * records nothing.
 */
export function completeLesson(
  db: Database,
  lesson: { personId: string; courseId: string; lessonId: string },
  at: Date,
): Promise<CompleteLessonOutcome> {
  return inTransaction(db, async (tx) => {
    const { personId, courseId, lessonId } = lesson
    const current = await findLessonActivities(tx, lesson, at)
    if (!current) return { kind: 'refused', reason: 'no-such-lesson' }
    const responses = await tx
      .select({ activityId: activityResponses.activityId, response: activityResponses.response })
      .from(activityResponses)
      .where(
        and(
          eq(activityResponses.personId, personId),
          eq(activityResponses.courseId, courseId),
          eq(activityResponses.lessonId, lessonId),
        ),
      )
    const kept = new Map(responses.map(({ activityId, response }) => [activityId, response]))
    const isLeft = ([id, activities]: [string, Activity[]]) => !activities.some((one) => isFinished(one, kept.get(id)))
    if ([...current.activities].some(isLeft)) return { kind: 'refused', reason: 'activities-left' }

    const { revisionId } = current
    const recorded = await tx
      .insert(lessonCompletions)
      .values({ id: randomUUID(), personId, courseId, lessonId, lessonRevisionId: revisionId, completedAt: at })
      .onConflictDoNothing()
      .returning({ id: lessonCompletions.id })
    if (recorded.length > 0) {
      const actor = { kind: 'person', personId } as const
      const payload = { courseId, lessonId, lessonRevisionId: revisionId }
      await recordEntry(tx, { action: 'lesson.completed', actor, subjectId: personId, payload }, at)
    }
    return { kind: 'completed' }
  })
}

/** A story that was left in its middle or an inbox with comments to decide is not finished: the page says the same. */
function isFinished(activity: Activity, kept: unknown): boolean {
  return recallResponse(activity, kept)?.feedback.finished ?? false
}
