import { cutText } from './cut-text.ts'
import type { Piece, Segment } from './segment.ts'
import { type WordsProblem, writeWords } from './write-words.ts'

export type Assembled =
  | { kind: 'assembled'; text: string }
  | { kind: 'problems'; problems: { key: string; problem: WordsProblem }[] }

/**
 * An English text with other words: everything that is not words stays as it is, byte for byte. `words` says by key what to write;
 * what it does not have, or has as the English says it, stays English.
 */
export function assembleText(pieces: readonly Piece[], words: ReadonlyMap<string, string>): Assembled {
  const problems: { key: string; problem: WordsProblem }[] = []
  const text = render(pieces)
  if (problems.length > 0) return { kind: 'problems', problems }
  return { kind: 'assembled', text }

  function render(parts: readonly Piece[]): string {
    return parts.map((part) => (typeof part === 'string' ? part : renderSegment(part))).join('')
  }

  function renderSegment(segment: Segment): string {
    const typed = words.get(segment.key)
    const sameWords = typed === undefined || typed === segment.words
    if (sameWords && !isChangedWithin(segment)) return render(segment.raw)
    const written = writeWords(segment, typed ?? segment.words)
    if (written.kind === 'written') return render(written.pieces)
    problems.push({ key: segment.key, problem: written.problem })
    return render(segment.raw)
  }

  function isChangedWithin({ tags }: Segment): boolean {
    const within = tags.flatMap(({ open, close }) => [...open, ...(close ?? [])])
    return within.some((piece) => typeof piece !== 'string' && words.has(piece.key))
  }
}

/** The first segment that a text does not hold as it was written: a last look, so that no words change what stands around them. */
export function strayKey(text: string, expected: readonly Segment[]): string | null {
  const standing = cutText(text)?.segments
  if (!standing) return expected[0]?.key ?? ''
  const at = expected.findIndex(({ key }, index) => standing[index]?.key !== key)
  if (at >= 0) return expected[at]?.key ?? ''
  return standing.length > expected.length ? (expected.at(-1)?.key ?? '') : null
}
