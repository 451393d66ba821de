import { desc } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { courseRevisions } from '#db/schema/index.ts'

export type CurrentCourse = typeof courseRevisions.$inferSelect

/** Course id to its current revision. */
export type Catalogue = ReadonlyMap<string, CurrentCourse>

/** The current revision of every course. */
export async function findCatalogue(db: Database): Promise<Catalogue> {
  const revisions = await db.select().from(courseRevisions).orderBy(desc(courseRevisions.number))
  const current = new Map<string, CurrentCourse>()
  for (const revision of revisions) {
    if (!current.has(revision.courseId)) current.set(revision.courseId, revision)
  }
  return current
}
