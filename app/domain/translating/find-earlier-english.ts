import { and, desc, eq, like } from 'drizzle-orm'
import { type Draft, draftText } from '#app/domain/authoring/find-draft.ts'
import type { TranslationRecord } from '#app/domain/catalogue/syllabus.ts'
import type { Database, Transaction } from '#db/handle.ts'
import { courseFiles, courseRevisions } from '#db/schema/index.ts'
import { englishHashes } from './english-hashes.ts'
import { type TranslatedLanguage, translationPath } from './translated-places.ts'

type Asked = { path: string; language: TranslatedLanguage; record: TranslationRecord }

/**
 * The English that a translated text was made from, among what was published of its course, where it is another one by now: held against
 * it, only what has really changed has to be translated again. Null where the translation is current, is a bank (whose questions are
 * recorded one by one) or was made from an English that was never published here.
 */
export async function findEarlierEnglish(
  db: Database | Transaction,
  draft: Draft,
  { path, language, record }: Asked,
): Promise<string | null> {
  const recorded = record[translationPath(path, language)]
  const english = draftText(draft, path)
  if (typeof recorded !== 'string' || english === null || englishHashes(path, english) === recorded) return null
  const published = await db
    .select({ contentBase64: courseFiles.contentBase64 })
    .from(courseFiles)
    .innerJoin(courseRevisions, eq(courseRevisions.id, courseFiles.courseRevisionId))
    .where(and(eq(courseRevisions.courseId, draft.courseId), like(courseFiles.path, sameName(path))))
    .orderBy(desc(courseRevisions.number))
  for (const contentBase64 of new Set(published.map((file) => file.contentBase64))) {
    const text = Buffer.from(contentBase64, 'base64').toString('utf8')
    if (englishHashes(path, text) === recorded) return text
  }
  return null
}

/** The same text under any number, of its folder and of itself: `02-privacy/03-photos.mdx` was once `01-privacy/02-photos.mdx`. */
function sameName(path: string): string {
  return `%/${path.slice(path.lastIndexOf('/') + 1).replace(/^\d{2}-/, '__-')}`
}
