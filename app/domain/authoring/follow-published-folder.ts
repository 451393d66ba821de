import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/handle.ts'
import {
  courseDrafts,
  draftFiles,
  draftPresences,
  draftWriters,
  setAsideTexts,
  translatedTexts,
} from '#db/schema/index.ts'
import { pathInFolder } from './authored-path.ts'

const kept = [draftFiles, draftWriters, draftPresences, setAsideTexts, translatedTexts] as const

/**
 * The part of other commands that publishes a course in a folder which is perhaps another than before: everything that was written for it
 * goes there as well. A draft in which nothing was ever written is ended.
 */
export async function followPublishedFolder(
  tx: Transaction,
  { courseId, folder }: { courseId: string; folder: string },
): Promise<void> {
  for (const table of kept) {
    const rows = await tx.selectDistinct({ path: table.path }).from(table).where(eq(table.courseId, courseId))
    for (const { path } of rows) {
      const place = pathInFolder(path, folder)
      if (place === path) continue
      await tx
        .update(table)
        .set({ path: place })
        .where(and(eq(table.courseId, courseId), eq(table.path, path)))
    }
  }
  await tx.update(courseDrafts).set({ folder }).where(eq(courseDrafts.courseId, courseId))
  const [written] = await tx
    .select({ path: draftFiles.path })
    .from(draftFiles)
    .where(eq(draftFiles.courseId, courseId))
    .limit(1)
  if (!written) await tx.delete(courseDrafts).where(eq(courseDrafts.courseId, courseId))
}
