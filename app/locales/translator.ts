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
/** Messages kept as they were put together, with their values; more than the service has without. */
const messagesKept = 5000

/** `t('assessment:final.start', { count: 2 })`: the message in this language, or in English where it has none. */
export function translator(language: Language): Translate {
  const known = translators.get(language)
  if (known) return known
  const made = rememberMessages(messages.getFixedT(language))
  translators.set(language, made)
  return made
}

/** A page has some fifty messages, nearly always the same: each is put together once. */
function rememberMessages(translate: Translate): Translate {
  const known = new Map<string, string>()
  const remembering = (key: string, values: Record<string, unknown> = {}): string => {
    const name = key + JSON.stringify(values)
    const message = known.get(name)
    if (message !== undefined) return message
    const found = translate(key, values)
    known.set(name, found)
    if (known.size > messagesKept) known.delete(known.keys().next().value as string)
    return found
  }
  return remembering as Translate
}

/** Which language `translator(language)` answers in for this key: English stands in where a translation is missing, and must then carry its own `lang`. */
export function languageOf(language: Language, key: string): Language {
  const name = `${language} ${key}`
  const known = spokenIn.get(name)
  if (known) return known
  const found = lookUpLanguage(language, key)
  spokenIn.set(name, found)
  return found
}

/** The keys are the catalogues' own, so that this cannot grow beyond them. */
const spokenIn = new Map<string, Language>()

function lookUpLanguage(language: Language, key: string): Language {
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
