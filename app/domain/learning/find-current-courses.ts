import { and, eq, inArray, lte, max } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { type CourseBody, courseRevisions } from '#db/schema/index.ts'
import { Unchanging } from './unchanging.ts'

/** A course as published: its revision's id and number, and what the revision says. */
export type CurrentCourse = { courseId: string; revisionId: string; number: number; body: CourseBody }

const bodies = new Unchanging<CourseBody>(200)

/**
 * The newest revision of each of these courses that was published at `asAt` or before, in the order asked for. Courses without
 * one are left out.
 */
export async function findCurrentCourses(db: Database, courseIds: string[], asAt: Date): Promise<CurrentCourse[]> {
  const newest = db
    .select({ courseId: courseRevisions.courseId, number: max(courseRevisions.number).as('newest_number') })
    .from(courseRevisions)
    .where(and(inArray(courseRevisions.courseId, courseIds), lte(courseRevisions.publishedAt, asAt)))
    .groupBy(courseRevisions.courseId)
    .as('newest')
  const revisions = await db
    .select({ id: courseRevisions.id, courseId: courseRevisions.courseId, number: courseRevisions.number })
    .from(courseRevisions)
    .innerJoin(newest, and(eq(newest.courseId, courseRevisions.courseId), eq(newest.number, courseRevisions.number)))
  const found = await bodies.getAll(
    revisions.map((revision) => revision.id),
    async (missing) =>
      (
        await db
          .select({ id: courseRevisions.id, body: courseRevisions.body })
          .from(courseRevisions)
          .where(inArray(courseRevisions.id, missing))
      ).map(({ id, body }) => [id, body]),
  )
  return courseIds.flatMap((courseId) => {
    const revision = revisions.find((candidate) => candidate.courseId === courseId)
    const body = revision && found.get(revision.id)
    return body ? [{ courseId, revisionId: revision.id, number: revision.number, body }] : []
  })
}
