import { desc, eq } from 'drizzle-orm'
import { Unchanging } from '#app/domain/learning/unchanging.ts'
import type { Database } from '#db/handle.ts'
import { courseFiles, courseRevisions } from '#db/schema/index.ts'

export type PublishedFile = { bytes: Uint8Array; hash: string }

/** The files of a course as it was last published, by path; of a course that was taken out, as it was then. */
export type PublishedFiles = {
  number: number
  revisionId: string
  withdrawn: boolean
  files: ReadonlyMap<string, PublishedFile>
}

const filesOfRevisions = new Unchanging<ReadonlyMap<string, PublishedFile>>(20)

/** Null for a course that was never published. */
export async function findPublishedFiles(db: Database, courseId: string): Promise<PublishedFiles | null> {
  const [current] = await db
    .select({ id: courseRevisions.id, number: courseRevisions.number, withdrawn: courseRevisions.withdrawn })
    .from(courseRevisions)
    .where(eq(courseRevisions.courseId, courseId))
    .orderBy(desc(courseRevisions.number))
    .limit(1)
  if (!current) return null
  const { id: revisionId, number, withdrawn } = current
  return { number, revisionId, withdrawn, files: await findRevisionFiles(db, revisionId) }
}

/** The files of one revision, by path. They never change and are read once per process. */
export async function findRevisionFiles(db: Database, revisionId: string): Promise<ReadonlyMap<string, PublishedFile>> {
  const found = await filesOfRevisions.getAll([revisionId], async () => {
    const rows = await db.select().from(courseFiles).where(eq(courseFiles.courseRevisionId, revisionId))
    const files = new Map(
      rows
        .sort((one, other) => (one.path < other.path ? -1 : 1))
        .map(({ path, hash, contentBase64 }) => [path, { hash, bytes: Buffer.from(contentBase64, 'base64') }]),
    )
    return [[revisionId, files]]
  })
  return found.get(revisionId) ?? new Map()
}
