import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/handle.ts'
import { courseDrafts, draftFiles, draftPresences, setAsideTexts, translatedTexts } from '#db/schema/index.ts'
import { findPublishedFiles } from './find-published-files.ts'

/**
 * The part of publications that takes a course's draft, its translators' words and its kept texts along when its folder was numbered
 * anew: `01-confidentiality` and `03-confidentiality` are one course.
 */
export async function followFolder(tx: Transaction, courseId: string): Promise<void> {
  const published = await findPublishedFiles(tx, courseId)
  const [folder] = [...(published?.files.keys() ?? [])][0]?.split('/') ?? []
  if (!folder) return
  await tx.update(courseDrafts).set({ folder }).where(eq(courseDrafts.courseId, courseId))
  for (const table of [draftFiles, translatedTexts, setAsideTexts, draftPresences]) {
    const rows = await tx.selectDistinct({ path: table.path }).from(table).where(eq(table.courseId, courseId))
    for (const { path } of rows.filter((row) => !row.path.startsWith(`${folder}/`))) {
      const moved = `${folder}/${path.slice(path.indexOf('/') + 1)}`
      await tx
        .update(table)
        .set({ path: moved })
        .where(and(eq(table.courseId, courseId), eq(table.path, path)))
    }
  }
}
