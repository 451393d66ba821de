import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'
import type { Language, RulesText } from '#db/schema/index.ts'

type Texts<Text> = Partial<Record<Language, Text>> & { en: Text }

/** SHA-256 (hex) of the words that are signed: title and source. */
function rulesTextHash({ title, source }: { title: string; source: string }): string {
  return sha256(canonicalJson({ title, source }))
}

/** Every language's text with the hash of its exact words. */
export function withHashes(texts: Texts<Omit<RulesText, 'hash'>>): Texts<RulesText> {
  const hashed = Object.entries(texts).map(([language, text]) => [language, { ...text, hash: rulesTextHash(text) }])
  return Object.fromEntries(hashed) as Texts<RulesText>
}
