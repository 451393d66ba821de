import { z } from 'zod'
import type { PictureWords } from '#app/domain/authoring/keep-picture.ts'
import { languages } from '#app/lesson-markup/language.ts'

const words = z
  .string('common:form.invalid')
  .trim()
  .max(300, 'editor:pictures.altLong')
  .transform((text) => text.replace(/[\p{Cc}\p{Cf}]+/gu, ' '))

/** What is said of a picture, in each language: English is needed. */
export const pictureForm = z.object({
  'alt-en': words.pipe(z.string().min(3, 'editor:pictures.altMissing')),
  'alt-fr': words.optional(),
  'alt-crs': words.optional(),
  language: z.enum(languages, 'common:form.invalid').default('en'),
  version: z.coerce.number('common:form.invalid').int().min(0).max(1e9).default(0),
})

export function wordsOf(form: z.output<typeof pictureForm>): PictureWords {
  return { en: form['alt-en'], fr: form['alt-fr'] ?? '', crs: form['alt-crs'] ?? '' }
}
