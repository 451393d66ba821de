import { desc, eq, ne } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { courseRevisions, type HandoutEntry } from '#db/schema/index.ts'
import { jobAidsFolder } from './read-handouts.ts'

export type CurrentCourse = typeof courseRevisions.$inferSelect

/** Course id to its current revision. */
export type Catalogue = ReadonlyMap<string, CurrentCourse>

/** The current revision of every course. The job aids, published beside them, are not one. */
export async function findCatalogue(db: Database): Promise<Catalogue> {
  const revisions = await db
    .select()
    .from(courseRevisions)
    .where(ne(courseRevisions.courseId, jobAidsFolder))
    .orderBy(desc(courseRevisions.number))
  const current = new Map<string, CurrentCourse>()
  for (const revision of revisions) {
    if (!current.has(revision.courseId)) current.set(revision.courseId, revision)
  }
  return current
}

/** The job aids as they are now; none before the first import. */
export async function listJobAids(db: Database): Promise<HandoutEntry[]> {
  const [current] = await db
    .select({ body: courseRevisions.body })
    .from(courseRevisions)
    .where(eq(courseRevisions.courseId, jobAidsFolder))
    .orderBy(desc(courseRevisions.number))
    .limit(1)
  return current?.body.handouts ?? []
}
