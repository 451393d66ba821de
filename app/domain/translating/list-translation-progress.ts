import { eq } from 'drizzle-orm'
import { findDraft } from '#app/domain/authoring/find-draft.ts'
import { findTranslationRecord } from '#app/domain/authoring/find-translation-record.ts'
import type { Database } from '#db/handle.ts'
import { translatedTexts } from '#db/schema/index.ts'
import { findEarlierEnglish } from './find-earlier-english.ts'
import { readTranslation, type Translation } from './read-translation.ts'
import {
  type TranslatablePlace,
  type TranslatedLanguage,
  translatablePlaces,
  translatedLanguages,
} from './translated-places.ts'

/** How many pieces of a text are in which state; `changed` ones count among the drafted as well. */
export type TranslationCounts = { total: number; missing: number; drafted: number; reviewed: number; changed: number }

export type TextProgress = TranslatablePlace & {
  title: string
  /** Null in a language where the English cannot be read. */
  languages: Record<TranslatedLanguage, (TranslationCounts & { loose: number }) | null>
}

/** How far each text of a course is translated into each language. Null for a course that is not there. */
export async function listTranslationProgress(db: Database, courseId: string): Promise<TextProgress[] | null> {
  const draft = await findDraft(db, courseId)
  if (!draft) return null
  const rows = await db.select().from(translatedTexts).where(eq(translatedTexts.courseId, courseId))
  const record = await findTranslationRecord(db, draft.files)
  const texts: TextProgress[] = []
  for (const place of translatablePlaces(draft)) {
    const languages: Partial<TextProgress['languages']> = {}
    let title = ''
    for (const language of translatedLanguages) {
      const { path } = place
      const row = rows.find((one) => one.path === path && one.language === language) ?? null
      const earlier = row ? null : await findEarlierEnglish(db, draft, { path, language, record })
      const translation = readTranslation({ draft, path, language, row, record, earlier })
      languages[language] = translation && { ...countSegments(translation), loose: translation.loose.length }
      title = titleOf(translation) ?? title
    }
    texts.push({ ...place, title, languages: languages as TextProgress['languages'] })
  }
  return texts
}

export function countSegments({ segments }: Pick<Translation, 'segments'>): TranslationCounts {
  const inState = (state: string) => segments.filter((segment) => segment.state === state).length
  return {
    total: segments.length,
    missing: inState('missing'),
    drafted: inState('drafted'),
    reviewed: inState('reviewed'),
    changed: segments.filter(({ changed }) => changed).length,
  }
}

function titleOf(translation: Translation | null): string | null {
  return translation?.segments.find(({ key }) => key === 'front/title')?.words ?? null
}

/** The same for a course as a whole, language by language. */
export async function sumProgress(db: Database, courseId: string) {
  const texts = (await listTranslationProgress(db, courseId)) ?? []
  return translatedLanguages.map((language) => {
    const counts = { total: 0, missing: 0, drafted: 0, reviewed: 0, changed: 0, loose: 0 }
    for (const { languages } of texts) {
      const text = languages[language]
      if (text) for (const name of Object.keys(counts) as (keyof typeof counts)[]) counts[name] += text[name]
    }
    return { language, counts }
  })
}
