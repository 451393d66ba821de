import type { GlossaryTerm } from '#app/lesson-markup/glossary.ts'
import type { TranslatedLanguage } from './translated-places.ts'

export type TermAtHand = {
  id: string
  english: string
  /** Null where the house has no word for it in this language. */
  term: string | null
  meaning: string | null
  /** H: attested; M: a regular current form that waits for somebody to confirm it. Null where it is not in question. */
  confidence: string | null
}

/** The terms of the glossary that English words use, with the house's word for each; longer terms before those within them. */
export function termsInWords(
  glossary: readonly GlossaryTerm[],
  english: string,
  language: TranslatedLanguage,
): TermAtHand[] {
  const plain = english.replace(/<\/?\d+\/?>|\*/g, '').toLowerCase()
  return glossary
    .filter(({ en }) => isWordIn(plain, en.term.toLowerCase()))
    .map(({ id, en, fr, crs }) => {
      const known = language === 'fr' ? fr : crs
      return {
        id,
        english: en.term,
        term: known?.term ?? null,
        meaning: known?.meaning ?? null,
        confidence: language === 'crs' ? (crs?.confidence ?? null) : null,
      }
    })
    .sort((one, other) => other.english.length - one.english.length)
}

/** The whole word, in the singular or the plural. */
function isWordIn(text: string, term: string): boolean {
  const at = text.indexOf(term)
  if (at === -1) return false
  const before = text[at - 1] ?? ' '
  const after = text.slice(at + term.length).replace(/^e?s\b/, '')[0] ?? ' '
  return (!/\p{L}/u.test(before) && !/\p{L}/u.test(after)) || isWordIn(text.slice(at + 1), term)
}
