import { asc, inArray } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { prepareOnce } from '#db/prepare-once.ts'
import { type CourseBody, courseRevisions } from '#db/schema/index.ts'
import { Unchanging } from './unchanging.ts'

/** A course as published: its revision's id and number, and what the revision says. */
export type CurrentCourse = { courseId: string; revisionId: string; number: number; body: CourseBody }

const bodies = new Unchanging<CourseBody>(200)

/**
 * The newest revision of each of these courses, or by null of every course, that was published at `asAt` or before, in the order
 * asked for. Courses without one are left out, and so are those that were withdrawn by then and not put back.
 */
export async function findCurrentCourses(
  db: Database,
  courseIds: string[] | null,
  asAt: Date,
): Promise<CurrentCourse[]> {
  const published = await prepareOnce(db, revisionsQuery).execute()
  // Oldest first, so that what is left of each course is its newest.
  const newest = new Map(published.filter((one) => one.publishedAt <= asAt).map((one) => [one.courseId, one]))
  const current = (courseIds ?? [...newest.keys()])
    .flatMap((courseId) => newest.get(courseId) ?? [])
    .filter(({ withdrawn }) => !withdrawn)
  const found = await bodies.getAll(
    current.map((revision) => revision.id),
    async (missing) =>
      (
        await db
          .select({ id: courseRevisions.id, body: courseRevisions.body })
          .from(courseRevisions)
          .where(inArray(courseRevisions.id, missing))
      ).map(({ id, body }) => [id, body]),
  )
  return current.flatMap(({ id, courseId, number }) => {
    const body = found.get(id)
    return body ? [{ courseId, revisionId: id, number, body }] : []
  })
}

/** Without what they say: that never changes and is remembered. */
function revisionsQuery(db: Database) {
  return db
    .select({
      id: courseRevisions.id,
      courseId: courseRevisions.courseId,
      number: courseRevisions.number,
      publishedAt: courseRevisions.publishedAt,
      withdrawn: courseRevisions.withdrawn,
    })
    .from(courseRevisions)
    .orderBy(asc(courseRevisions.number))
    .prepare()
}
