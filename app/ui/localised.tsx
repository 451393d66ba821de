import type { LocalisedText } from '#db/schema/catalogue.ts'
import type { Language } from '#db/schema/people.ts'
import { useTranslation } from './translation.tsx'

/** The words in this language, or the English ones, with the language they are in. */
export function localise(text: LocalisedText, language: Language): { words: string; language: Language } {
  const words = text[language]
  return words === undefined ? { words: text.en, language: 'en' } : { words, language }
}

/** Words from the syllabus; marked with their own `lang` where they had to fall back to English. */
export function Localised({ text }: { text: LocalisedText }) {
  const { language } = useTranslation()
  const found = localise(text, language)
  return found.language === language ? found.words : <span lang={found.language}>{found.words}</span>
}
