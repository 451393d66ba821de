import { and, eq } from 'drizzle-orm'
import type { ActivityResponse } from '#app/lesson-markup/practice/response.ts'
import type { Database } from '#db/handle.ts'
import { activityResponses } from '#db/schema/index.ts'

/** What a person last answered in a lesson, by activity id. */
export async function findActivityResponses(
  db: Database,
  { personId, courseId, lessonId }: { personId: string; courseId: string; lessonId: string },
): Promise<Record<string, ActivityResponse>> {
  const rows = await db
    .select({ activityId: activityResponses.activityId, response: activityResponses.response })
    .from(activityResponses)
    .where(
      and(
        eq(activityResponses.personId, personId),
        eq(activityResponses.courseId, courseId),
        eq(activityResponses.lessonId, lessonId),
      ),
    )
  return Object.fromEntries(rows.map((row) => [row.activityId, row.response]))
}
