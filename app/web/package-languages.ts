import { languages } from '#app/locales/translator.ts'
import type { Language } from '#db/schema/people.ts'
import { currentCatalogue } from './catalogue.ts'

export type PackageLanguage = { language: Language; count: number; total: number }

/** The languages in which lessons of a published course are written, and how many of them. */
export async function packageLanguages(courseId: string): Promise<PackageLanguage[]> {
  const lessons = (await currentCatalogue()).get(courseId)?.body.lessons ?? []
  return languages
    .map((language) => ({
      language,
      count: lessons.filter(({ revisions }) => revisions[language] !== undefined).length,
      total: lessons.length,
    }))
    .filter(({ count }) => count > 0)
}
