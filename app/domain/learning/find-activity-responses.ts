import { and, eq, sql } from 'drizzle-orm'
import type { ActivityResponse } from '#app/lesson-markup/practice/response.ts'
import type { Database } from '#db/handle.ts'
import { prepareOnce } from '#db/prepare-once.ts'
import { activityResponses } from '#db/schema/index.ts'

/** What a person last answered in a lesson, by activity id. */
export async function findActivityResponses(
  db: Database,
  { personId, courseId, lessonId }: { personId: string; courseId: string; lessonId: string },
): Promise<Record<string, ActivityResponse>> {
  const rows = await prepareOnce(db, responsesQuery).execute({ personId, courseId, lessonId })
  return Object.fromEntries(rows.map((row) => [row.activityId, row.response]))
}

function responsesQuery(db: Database) {
  return db
    .select({ activityId: activityResponses.activityId, response: activityResponses.response })
    .from(activityResponses)
    .where(
      and(
        eq(activityResponses.personId, sql.placeholder('personId')),
        eq(activityResponses.courseId, sql.placeholder('courseId')),
        eq(activityResponses.lessonId, sql.placeholder('lessonId')),
      ),
    )
    .prepare()
}
