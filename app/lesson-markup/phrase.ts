import english from '../locales/en/activities.json'
import french from '../locales/fr/activities.json'
import type { Language } from './language.ts'

/** The language in which `phrase` answers: Kreol is not written by us, so English stands in and is marked as English. */
export function phraseLanguage(language: Language): Language | undefined {
  return language === 'crs' ? 'en' : undefined
}

/**
 * A sentence of the interface that stands inside a rendered lesson (what a callout or the state of a legal fact is called).
 * It becomes part of the stored HTML, so the renderer's version covers these catalogues.
 */
export function phrase(language: Language, key: string, values: Record<string, string> = {}): string {
  const text = lookUp(language === 'fr' ? french : english, key) ?? lookUp(english, key) ?? key
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')
}

function lookUp(catalogue: unknown, key: string): string | null {
  let found = catalogue
  for (const step of key.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return null
    found = (found as Record<string, unknown>)[step]
  }
  return typeof found === 'string' ? found : null
}
