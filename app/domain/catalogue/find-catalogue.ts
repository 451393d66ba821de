import { type CurrentCourse, findCurrentCourses } from '#app/domain/learning/find-current-courses.ts'
import type { Database } from '#db/handle.ts'

/** Course id to its current revision. */
export type Catalogue = ReadonlyMap<string, CurrentCourse>

/** Every course as it was at `asAt`. What revisions say is read once per process, so that asking again costs little. */
export async function findCatalogue(db: Database, asAt: Date): Promise<Catalogue> {
  const courses = await findCurrentCourses(db, null, asAt)
  return new Map(courses.map((course) => [course.courseId, course]))
}
