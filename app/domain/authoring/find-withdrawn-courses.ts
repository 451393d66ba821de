import { and, eq, max } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { type CourseBody, courseRevisions } from '#db/schema/index.ts'

/** Course id to the revision by which a course was taken out, of those that were not put back since. */
export async function findWithdrawnCourses(db: Database): Promise<Map<string, { number: number; body: CourseBody }>> {
  const newest = db
    .select({ courseId: courseRevisions.courseId, newest: max(courseRevisions.number).as('newest') })
    .from(courseRevisions)
    .groupBy(courseRevisions.courseId)
    .as('newest_revisions')
  const withdrawn = await db
    .select({ courseId: courseRevisions.courseId, number: courseRevisions.number, body: courseRevisions.body })
    .from(courseRevisions)
    .innerJoin(newest, and(eq(newest.courseId, courseRevisions.courseId), eq(newest.newest, courseRevisions.number)))
    .where(eq(courseRevisions.withdrawn, true))
  return new Map(withdrawn.map(({ courseId, ...revision }) => [courseId, revision]))
}
