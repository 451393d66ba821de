import { z } from 'zod'

/** English is the original of every text; crs is Kreol Seselwa. */
export const languages = ['en', 'fr', 'crs'] as const
export type Language = (typeof languages)[number]

/** A text that must exist in English and may exist in the others. */
export const localised = z.strictObject({
  en: z.string().min(1),
  fr: z.string().min(1).optional(),
  crs: z.string().min(1).optional(),
})
export type Localised = z.infer<typeof localised>

/** The text in the language asked for, or in English together with `lang="en"` to mark it. */
export function inLanguage(text: Localised, language: Language): { text: string; lang: Language | undefined } {
  const found = text[language]
  return found === undefined
    ? { text: text.en, lang: language === 'en' ? undefined : 'en' }
    : { text: found, lang: undefined }
}
