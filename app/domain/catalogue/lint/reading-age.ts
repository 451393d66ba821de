import type { GlossaryTerm } from '#app/lesson-markup/glossary.ts'

/**
 * The reading age of English text in years: Flesch-Kincaid grade (Kincaid, Fishburne, Rogers & Chissom 1975:
 * 0.39 words per sentence + 11.8 syllables per word - 15.59) plus 5, as an American grade begins at that age.
 * Words that the glossary explains count as one syllable each: a lesson must use them, and it explains them.
 * `blocks` are paragraphs, list items, headings and cells; those that do not end like a sentence (headings, most cells) are left out,
 * as they would make any text look easy. Null for fewer than 100 words, where the formula means nothing.
 */
export function readingAge(blocks: readonly string[], glossary: readonly GlossaryTerm[]): number | null {
  const exempt = new Set(
    glossary.flatMap(({ en }) => wordsOf(en.term)).flatMap((word) => [word, `${word}s`, `${word}es`]),
  )
  let [words, sentences, syllables] = [0, 0, 0]
  for (const block of blocks.filter((text) => /[.!?:]['"’”)]*$/.test(text))) {
    for (const sentence of block.split(/[.!?:;](?=\s|$)/)) {
      const found = wordsOf(sentence)
      if (found.length === 0) continue
      sentences += 1
      words += found.length
      for (const word of found) syllables += exempt.has(word) ? 1 : syllablesOf(word)
    }
  }
  if (words < 100) return null
  return 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59 + 5
}

/** Syllables of an English word: its groups of vowels, less a silent e at the end. An estimate, as in every such formula. */
function syllablesOf(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '')
  if (letters.length <= 3) return 1
  const spoken = letters
    .replace(/^y/, '')
    .replace(/([^td])ed$/, '$1')
    .replace(/(?<!(?:[cgsxz]|[cs]h|[^aeiouy]l))es$/, '')
    .replace(/(?<![^aeiouy]l)e$/, '')
  const groups = spoken.match(/[aeiouy]+/g)?.length ?? 0
  const parted = spoken.match(/[bdmrv]i[aou]/g)?.length ?? 0
  return Math.max(1, groups + parted)
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}]+(?:['’][\p{L}]+)*/gu) ?? []
}
