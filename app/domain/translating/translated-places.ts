import { authoredFile } from '#app/domain/authoring/authored-path.ts'
import type { Draft } from '#app/domain/authoring/find-draft.ts'
import { type Language, languages } from '#app/lesson-markup/language.ts'

export type TranslatedLanguage = Exclude<Language, 'en'>

export const translatedLanguages = languages.filter((language): language is TranslatedLanguage => language !== 'en')

/** A text of a course that can be translated. */
export type TranslatablePlace = { path: string; kind: 'description' | 'lesson' | 'bank' | 'handout' }

/** The texts of a course in the order in which they are read: what it says of itself, its lessons, its banks, its handouts. */
export function translatablePlaces(draft: Draft): TranslatablePlace[] {
  const order = ['description', 'lesson', 'bank', 'handout']
  return [...draft.files.keys()]
    .flatMap((path): TranslatablePlace[] => {
      const file = authoredFile(path, draft.folder)
      if (!file || file.kind === 'figure' || ('language' in file && file.language !== 'en')) return []
      return [{ path, kind: file.kind }]
    })
    .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))
}

/** Where the translation of a text stands; `course.yaml` holds its own. */
export function translationPath(path: string, language: TranslatedLanguage): string {
  return path.endsWith('.mdx') ? path.replace(/\.mdx$/, `.${language}.mdx`) : path
}
