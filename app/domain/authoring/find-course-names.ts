import { like } from 'drizzle-orm'
import type { Database, Transaction } from '#db/handle.ts'
import { courseDrafts, courseFiles, courseRevisions } from '#db/schema/index.ts'

/** The ids and folders that courses have or ever had, published or not: none of them is given away again. */
export async function findCourseNames(db: Database | Transaction): Promise<{ ids: Set<string>; folders: Set<string> }> {
  const drafted = await db.select({ id: courseDrafts.courseId, folder: courseDrafts.folder }).from(courseDrafts)
  const published = await db.selectDistinct({ id: courseRevisions.courseId }).from(courseRevisions)
  const files = await db
    .selectDistinct({ path: courseFiles.path })
    .from(courseFiles)
    .where(like(courseFiles.path, '%/course.yaml'))
  return {
    ids: new Set([...drafted, ...published].map(({ id }) => id)),
    folders: new Set([...drafted.map(({ folder }) => folder), ...files.map(({ path }) => path.split('/')[0] ?? '')]),
  }
}
