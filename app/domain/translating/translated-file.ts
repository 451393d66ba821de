import { assembleText, strayKey } from './assemble-text.ts'
import { questionSources } from './question-sources.ts'
import type { Translation } from './read-translation.ts'
import type { WordsProblem } from './write-words.ts'

export type TranslatedFile =
  | { kind: 'file'; text: string }
  /** Words are still missing: what stands in the draft stays as it is. */
  | { kind: 'waiting' }
  | { kind: 'problems'; problems: { key: string; problem: WordsProblem }[] }

/**
 * The file that holds a translation: the English with other words. It is made when no words are missing, so that nobody reads two
 * languages in one text; a bank holds those of its questions that are whole, and `course.yaml` what there is.
 */
export function translatedFile(translation: Translation): TranslatedFile {
  const { path, description, pieces, segments, language, pictures } = translation
  const words = new Map(segments.flatMap((segment): [string, string][] => wordsOf(segment)))
  if (description) return { kind: 'file', text: description.withWords(language, words) }
  if (!pieces) return { kind: 'waiting' }
  const missing = segments.filter(({ translated }) => !translated)
  const isBank = /\/bank\/[a-z]+\.mdx$/.test(path)
  const waiting = new Set(missing.map(({ component }) => component))
  const written = segments.filter(({ component }) => !isBank || !waiting.has(component))
  if ((missing.length > 0 && !isBank) || written.length === 0) return { kind: 'waiting' }
  const assembled = assembleText(pieces, new Map([...words, ...pictures]))
  if (assembled.kind === 'problems') return assembled
  const text = isBank ? withoutQuestions(assembled.text, waiting) : assembled.text
  const stray = strayKey(text, written)
  return stray === null ? { kind: 'file', text } : { kind: 'problems', problems: [{ key: stray, problem: 'markup' }] }
}

function wordsOf({ key, translated }: Translation['segments'][number]): [string, string][] {
  return translated ? [[key, translated.words]] : []
}

function withoutQuestions(bank: string, ids: ReadonlySet<string | null>): string {
  let text = bank
  for (const [id, source] of questionSources(bank)) {
    if (ids.has(id)) text = text.replace(`${source}\n\n`, () => '').replace(source, () => '')
  }
  return `${text.trimEnd()}\n`
}
