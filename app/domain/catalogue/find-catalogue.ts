import { type CurrentCourse, findCurrentCourses } from '#app/domain/learning/find-current-courses.ts'
import type { Database } from '#db/handle.ts'
import type { HandoutEntry } from '#db/schema/index.ts'
import { jobAidsFolder } from './read-handouts.ts'

/** Course id to its current revision. */
export type Catalogue = ReadonlyMap<string, CurrentCourse>

/**
 * Every course as it was at `asAt`; the job aids, published beside them, are not one. What revisions say is read once per process, so
 * that asking again costs little.
 */
export async function findCatalogue(db: Database, asAt: Date): Promise<Catalogue> {
  const courses = await findCurrentCourses(db, null, asAt)
  return new Map(courses.filter(isCourse).map((course) => [course.courseId, course]))
}

function isCourse({ courseId }: CurrentCourse): boolean {
  return courseId !== jobAidsFolder
}

/** The job aids as they were at `asAt`; none before the first import. */
export async function listJobAids(db: Database, asAt: Date): Promise<HandoutEntry[]> {
  const [current] = await findCurrentCourses(db, [jobAidsFolder], asAt)
  return current?.body.handouts ?? []
}
