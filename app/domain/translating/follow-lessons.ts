import { and, eq } from 'drizzle-orm'
import { authoredFile, pathInFolder } from '#app/domain/authoring/authored-path.ts'
import { type Draft, findDraft } from '#app/domain/authoring/find-draft.ts'
import type { Transaction } from '#db/handle.ts'
import { translatedTexts } from '#db/schema/index.ts'
import { mergeWords } from './merge-words.ts'

/**
 * The part of other commands after which lessons may stand at other paths (moved, taken back, thrown away, published from files): what
 * translators wrote follows them by name, also what stands in no file yet.
 */
export async function followLessons(tx: Transaction, courseId: string): Promise<void> {
  const draft = await findDraft(tx, courseId)
  if (!draft) return
  const rows = await tx.select().from(translatedTexts).where(eq(translatedTexts.courseId, courseId))
  for (const { path, language, version: _, ...words } of rows) {
    const present = draft.files.has(path) ? null : presentPath(path, draft)
    if (!present) continue
    await tx
      .delete(translatedTexts)
      .where(
        and(
          eq(translatedTexts.courseId, courseId),
          eq(translatedTexts.path, path),
          eq(translatedTexts.language, language),
        ),
      )
    await mergeWords(tx, { ...words, language }, present)
  }
}

/** Where a text stands now that stood elsewhere; null where there is none of its name. */
function presentPath(path: string, draft: Draft): string | null {
  const moved = pathInFolder(path, draft.folder)
  const file = authoredFile(moved, draft.folder)
  if (file?.kind !== 'lesson') return draft.files.has(moved) ? moved : null
  const same = [...draft.files.keys()].find((one) => {
    const other = authoredFile(one, draft.folder)
    return other?.kind === 'lesson' && other.slug === file.slug && other.language === file.language
  })
  return same ?? null
}
