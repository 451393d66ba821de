import { sql } from 'drizzle-orm'
import { isOneOf } from '../closed-list.ts'
import { kit } from '../engine.ts'
import { type Language, spokenLanguages } from './people.ts'

/** The words of a course's text in another language, as the desk keeps them: each piece with the English that it was made from. */
export const translatedTexts = kit.table(
  'translated_texts',
  {
    courseId: kit.text().notNull(),
    /** Of the English file. */
    path: kit.text().notNull(),
    language: kit.text().$type<Language>().notNull(),
    segments: kit.json<TranslatedSegment[]>().notNull(),
    /** SHA-256 (hex) of the translated file that holds these words; null as long as there is none. */
    fileHash: kit.text(),
    /** Of the English that the whole was made from: one for a text, one per question for a bank, as in `translations.yaml`. */
    englishHashes: kit.json<string | Record<string, string>>(),
    /** Rises with every change. */
    version: kit.count().notNull(),
    changedAt: kit.instant().notNull(),
  },
  (text) => [
    kit.primaryKey({ columns: [text.courseId, text.path, text.language] }),
    kit.check('translated_texts_language', isOneOf(text.language, spokenLanguages)),
    kit.check('translated_texts_version', sql`${text.version} > 0`),
  ],
)

/** Who wrote or looked at words: those who shipped the course, somebody here, or somebody outside whose paper was brought in. */
export type TranslatingHand =
  | { kind: 'syllabus' }
  | { kind: 'person'; personId: string }
  | { kind: 'outside'; name: string; broughtBy: string }

export type TranslatedSegment = {
  key: string
  kind: string
  /** What the words were made from; null where nobody knows any more. */
  english: string | null
  words: string
  translatedBy: TranslatingHand
  /** ISO 8601, UTC; null for what came with the syllabus. */
  translatedAt: string | null
  reviewedBy: TranslatingHand | null
  reviewedAt: string | null
}
