import { and, eq } from 'drizzle-orm'
import { followLessons } from '#app/domain/translating/follow-lessons.ts'
import type { Transaction } from '#db/handle.ts'
import { courseDrafts, draftFiles, draftPresences, draftWriters, setAsideTexts } from '#db/schema/index.ts'
import { pathInFolder } from './authored-path.ts'
import { findPublishedFiles } from './find-published-files.ts'

/**
 * The part of publications that takes a course's draft, its translators' words and its kept texts along when its folder was numbered
 * anew: `01-confidentiality` and `03-confidentiality` are one course. A draft in which nothing was ever written is ended.
 */
export async function followFolder(tx: Transaction, courseId: string): Promise<void> {
  const published = await findPublishedFiles(tx, courseId)
  const [folder] = [...(published?.files.keys() ?? [])][0]?.split('/') ?? []
  if (!folder) return
  await tx.update(courseDrafts).set({ folder }).where(eq(courseDrafts.courseId, courseId))
  for (const table of [draftFiles, draftWriters, setAsideTexts, draftPresences]) {
    const rows = await tx.selectDistinct({ path: table.path }).from(table).where(eq(table.courseId, courseId))
    for (const { path } of rows) {
      const moved = pathInFolder(path, folder)
      if (moved === path) continue
      await tx
        .update(table)
        .set({ path: moved })
        .where(and(eq(table.courseId, courseId), eq(table.path, path)))
    }
  }
  const [written] = await tx.select({ path: draftFiles.path }).from(draftFiles).where(eq(draftFiles.courseId, courseId))
  if (!written) await tx.delete(courseDrafts).where(eq(courseDrafts.courseId, courseId))
  await followLessons(tx, courseId)
}
