/** Longer than any name another system gives a person. In characters. */
const longest = 200
/** Letters, digits and signs that folding leaves alone. */
const plain = /^[a-z0-9._@\\/-]{1,200}$/

/**
 * The form in which identifiers are stored, compared and looked up: Unicode-normalised, trimmed, inner spaces made one, case-folded.
 * Null for what cannot be anybody's name: nothing, far too long, or with control characters in it.
 */
export function foldIdentifier(written: string): string | null {
  // Most names are folded as they stand, and gates ask for thousands a second.
  if (plain.test(written)) return written
  if (written.length > longest * 4) return null
  const folded = written.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase().normalize('NFKC')
  if (folded === '' || folded.length > longest || /[\p{Cc}\p{Cs}]/u.test(folded)) return null
  return folded
}
