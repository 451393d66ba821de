import i18next, { type TFunction } from 'i18next'
import type { Language } from '#app/lesson-markup/language.ts'

export { languages } from '#app/lesson-markup/language.ts'

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

const translators = new Map<Language, Translate>()

/** `t('assessment:final.start', { count: 2 })`: the message in this language, or in English where it has none. */
export function translator(language: Language): Translate {
  const known = translators.get(language)
  if (known) return known
  const made = rememberPlainMessages(messages.getFixedT(language))
  translators.set(language, made)
  return made
}

/** Most messages of a page have no values in them, and are looked up once. Only what the catalogues have is remembered. */
function rememberPlainMessages(translate: Translate): Translate {
  const known = new Map<string, string>()
  const remembering = (key: string, values?: Record<string, unknown>): string => {
    if (values && Object.keys(values).length > 0) return translate(key, values)
    const message = known.get(key)
    if (message !== undefined) return message
    const found = translate(key)
    if (messages.exists(key)) known.set(key, found)
    return found
  }
  return remembering as Translate
}

/** Which language `translator(language)` answers in for this key: English stands in where a translation is missing, and must then carry its own `lang`. */
export function languageOf(language: Language, key: string): Language {
  const [namespace, path] = key.includes(':') ? (key.split(':') as [string, string]) : ['common', key]
  const has = (suffix: string) => messages.getResource(language, namespace, path + suffix) !== undefined
  return has('') || has('_other') || has('_one') ? language : 'en'
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
