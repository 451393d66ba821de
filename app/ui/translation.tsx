import { createContext, type ReactNode, useContext } from 'react'
import { languageOf, type Translate, translator } from '#app/locales/translator.ts'
import type { Language } from '#db/schema/people.ts'

const LanguageContext = createContext<Language>('en')

export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>
}

/** The page's language and its messages; for text between tags prefer `<Message>`, which marks what fell back to English. */
export function useTranslation(): { language: Language; t: Translate } {
  const language = useContext(LanguageContext)
  return { language, t: translator(language) }
}

/** One message; wrapped with its own `lang` where the page's language does not have it. */
export function Message({ name, values }: { name: string; values?: Record<string, unknown> }) {
  const { language, t } = useTranslation()
  const text = t(name, values ?? {})
  const spoken = languageOf(language, name)
  return spoken === language ? text : <span lang={spoken}>{text}</span>
}
