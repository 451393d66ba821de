import { and, desc, eq, isNull, or } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { courseRevisions, importedFiles } from '#db/schema/index.ts'
import { findRevisionFiles, type PublishedFile } from './find-published-files.ts'

/**
 * The files of a course as an import last brought them, by path, whether they were published then or the trainers' work was kept instead.
 * Empty for a course that was never imported. Revisions from before origins were written down all came from files.
 */
export async function findImportBase(db: Database, courseId: string): Promise<ReadonlyMap<string, PublishedFile>> {
  const fromFiles = or(eq(courseRevisions.origin, 'files'), isNull(courseRevisions.origin))
  const [last] = await db
    .select({ id: courseRevisions.id })
    .from(courseRevisions)
    .where(and(eq(courseRevisions.courseId, courseId), fromFiles))
    .orderBy(desc(courseRevisions.number))
    .limit(1)
  const files = new Map(last ? await findRevisionFiles(db, last.id) : [])
  const others = await db.select().from(importedFiles).where(eq(importedFiles.courseId, courseId))
  for (const { path, hash, contentBase64 } of others) {
    if (hash === null || contentBase64 === null) files.delete(path)
    else files.set(path, { hash, bytes: Buffer.from(contentBase64, 'base64') })
  }
  return files
}
