import { sha256 } from '#app/domain/ledger/entry-hash.ts'
import { type CutText, cutText } from './cut-text.ts'

/** The texts of some ten courses with their translations. */
const mostKept = 400

const kept = new Map<string, CutText | null>()

/** Cuts a text once per process and content: a page about a whole course cuts every file of it. */
export function rememberCut(text: string): CutText | null {
  const key = sha256(text)
  const known = kept.get(key)
  const cut = known === undefined ? cutText(text) : known
  kept.delete(key)
  kept.set(key, cut)
  if (kept.size > mostKept) kept.delete(kept.keys().next().value as string)
  return cut
}
