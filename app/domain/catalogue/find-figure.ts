import { and, eq, like } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { courseFiles, draftFiles } from '#db/schema/index.ts'

/** The bytes of a figure of any revision or draft, by their SHA-256 (hex) and the ending of its name; null when there is none. */
export async function findFigure(
  db: Database,
  { hash, ending }: { hash: string; ending: string },
): Promise<Uint8Array<ArrayBuffer> | null> {
  const [file] = await db
    .select({ contentBase64: courseFiles.contentBase64 })
    .from(courseFiles)
    .where(and(eq(courseFiles.hash, hash), like(courseFiles.path, `%/figures/%.${ending}`)))
    .limit(1)
  const [drafted] = file
    ? []
    : await db
        .select({ contentBase64: draftFiles.contentBase64 })
        .from(draftFiles)
        .where(and(eq(draftFiles.hash, hash), like(draftFiles.path, `%/figures/%.${ending}`)))
        .limit(1)
  const contentBase64 = file?.contentBase64 ?? drafted?.contentBase64
  return contentBase64 ? new Uint8Array(Buffer.from(contentBase64, 'base64')) : null
}
