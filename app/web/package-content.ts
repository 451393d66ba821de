import type { ModuleSource } from '#app/domain/packages/find-module-source.ts'
import { type PackageContent, type PackageFormat, packageSentences } from '#app/enhance/package/package-content.ts'
import english from '#app/locales/en/activities.json'
import french from '#app/locales/fr/activities.json'
import { translator } from '#app/locales/translator.ts'
import { packageHtml } from './package-html.ts'

/** What the script of a package needs: practice with its answers, which it marks itself, and the words for it. */
export function packageContent(
  { language, fingerprint, lessons, objectives }: ModuleSource,
  { format, score }: { format: PackageFormat; score: boolean },
): PackageContent {
  const t = translator(language)
  const wordsOf = ({ text }: (typeof objectives)[number]) => (text[language] ?? text.en).replace(/\.$/, '')
  return {
    format,
    fingerprint,
    language,
    score,
    lessons: lessons.map((lesson) => ({
      id: lesson.id,
      language: lesson.language,
      activities: adaptHtml(lesson.activities) as typeof lesson.activities,
    })),
    objectives: Object.fromEntries(objectives.map((objective) => [objective.id, wordsOf(objective)])),
    words: { ...flatten(english), ...(language === 'fr' ? flatten(french) : {}) },
    sentences: Object.fromEntries(
      packageSentences.map((name) => [name, t(`packages:inside.${name}`, { count: '{count}' })]),
    ) as PackageContent['sentences'],
  }
}

/** Every piece of HTML below a value, as it may stand in a package. */
function adaptHtml(value: unknown, isHtml = false): unknown {
  if (typeof value === 'string') return isHtml ? packageHtml(value) : value
  if (Array.isArray(value)) return value.map((one) => adaptHtml(one, isHtml))
  if (typeof value !== 'object' || value === null) return value
  // The points of a list to compare with are words of a line, rendered as well.
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, adaptHtml(one, /Html$|^points$/.test(name))]),
  )
}

/** A catalogue with dots in its keys. */
function flatten(catalogue: object, before = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(catalogue).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'string'
        ? [[before + key, value]]
        : Object.entries(flatten(value as object, `${before}${key}.`)),
    ),
  )
}
