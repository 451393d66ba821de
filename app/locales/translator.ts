import i18next, { type TFunction } from 'i18next'
import { type Language, languages } from '#app/lesson-markup/language.ts'

export { languages }

/** Every message file, `<language>/<namespace>.json`; a new file needs no registration. */
const files = import.meta.glob<Record<string, unknown>>('./*/*.json', { eager: true, import: 'default' })

/** What each language calls itself. */
export const languageNames: Record<Language, string> = { en: 'English', fr: 'Français', crs: 'Kreol Seselwa' }

const messages = i18next.createInstance()
void messages.init({
  lng: 'en',
  fallbackLng: 'en',
  ns: Object.keys(files).map((file) => namespaceOf(file)),
  defaultNS: 'common',
  resources: resources(),
  interpolation: { escapeValue: false },
  initAsync: false,
})

export type Translate = TFunction

const translators = Object.fromEntries(languages.map((code) => [code, remember(messages.getFixedT(code))])) as Record<
  Language,
  Translate
>
const languagesOfKeys = Object.fromEntries(languages.map((code) => [code, new Map<string, Language>()])) as Record<
  Language,
  Map<string, Language>
>

/** `t('assessment:final.start', { count: 2 })`: the message in this language, or in English where it has none. */
export function translator(language: Language): Translate {
  return translators[language]
}

/** Which language `translator(language)` answers in for this key: English stands in where a translation is missing, and must then carry its own `lang`. */
export function languageOf(language: Language, key: string): Language {
  const known = languagesOfKeys[language].get(key)
  if (known) return known
  const [namespace, path] = key.includes(':') ? (key.split(':') as [string, string]) : ['common', key]
  const has = (suffix: string) => messages.getResource(language, namespace, path + suffix) !== undefined
  const found = has('') || has('_other') || has('_one') ? language : 'en'
  languagesOfKeys[language].set(key, found)
  return found
}

/** Looking a message up costs more than all else on a page; one without values is always the same. */
function remember(translate: Translate): Translate {
  const known = new Map<string, unknown>()
  const remembering = (key: string, values?: Record<string, unknown>) => {
    if (values !== undefined && Object.keys(values).length > 0) return translate(key, values)
    if (!known.has(key)) known.set(key, translate(key))
    return known.get(key)
  }
  return remembering as Translate
}

function resources(): Record<string, Record<string, Record<string, unknown>>> {
  const all: Record<string, Record<string, Record<string, unknown>>> = {}
  for (const [file, content] of Object.entries(files)) {
    const language = file.split('/')[1] as Language
    all[language] ??= {}
    all[language][namespaceOf(file)] = content
  }
  return all
}

function namespaceOf(file: string): string {
  return (file.split('/')[2] as string).replace('.json', '')
}
