import { writtenText } from '#app/domain/authoring/written-text.ts'
import { hashOfQuestion, hashOfWords } from '#app/domain/catalogue/compare-translations.ts'
import { questionSources } from './question-sources.ts'

/** What `translations.yaml` would say of a translation made from this English: one hash, or for a bank one per question. */
export function englishHashes(path: string, english: string): string | Record<string, string> {
  const source = writtenText(english)
  if (!/\/bank\/[a-z]+\.mdx$/.test(path)) return hashOfWords(source)
  return Object.fromEntries([...questionSources(source)].map(([id, text]) => [id, hashOfQuestion(text)]))
}
