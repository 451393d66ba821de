import { and, eq, like } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { courseFiles } from '#db/schema/index.ts'

/** The bytes of a figure of any revision, by their SHA-256 (hex) and the ending of its name; null when there is none. */
export async function findFigure(
  db: Database,
  { hash, ending }: { hash: string; ending: string },
): Promise<Uint8Array<ArrayBuffer> | null> {
  const [file] = await db
    .select({ contentBase64: courseFiles.contentBase64 })
    .from(courseFiles)
    .where(and(eq(courseFiles.hash, hash), like(courseFiles.path, `%/figures/%.${ending}`)))
    .limit(1)
  return file ? new Uint8Array(Buffer.from(file.contentBase64, 'base64')) : null
}
