import { and, eq } from 'drizzle-orm'
import { type Draft, findDraft } from '#app/domain/authoring/find-draft.ts'
import { findTranslationRecord } from '#app/domain/authoring/find-translation-record.ts'
import type { Database, Transaction } from '#db/handle.ts'
import { translatedTexts } from '#db/schema/index.ts'
import { findEarlierEnglish } from './find-earlier-english.ts'
import { readTranslation, type Translation } from './read-translation.ts'
import { type TranslatedLanguage, translatablePlaces } from './translated-places.ts'

type Asked = { courseId: string; path: string; language: TranslatedLanguage }

/** One text of a course with its translation as the draft stands. Null where there is no such text, or its English cannot be read. */
export async function findTranslation(
  db: Database | Transaction,
  { courseId, path, language }: Asked,
): Promise<{ draft: Draft; translation: Translation } | null> {
  const draft = await findDraft(db, courseId)
  if (!draft || !translatablePlaces(draft).some((place) => place.path === path)) return null
  const [row] = await db
    .select()
    .from(translatedTexts)
    .where(
      and(
        eq(translatedTexts.courseId, courseId),
        eq(translatedTexts.path, path),
        eq(translatedTexts.language, language),
      ),
    )
  const record = await findTranslationRecord(db, draft.files)
  const earlier = row ? null : await findEarlierEnglish(db, draft, { path, language, record })
  const translation = readTranslation({ draft, path, language, row: row ?? null, record, earlier })
  return translation && { draft, translation }
}
