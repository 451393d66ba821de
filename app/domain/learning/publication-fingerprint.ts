import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'
import type { ProgrammeBody } from '#db/schema/index.ts'

/** What was previewed: the words of a draft, the version they would follow, and what is asked of those who are certified. */
export type Previewed = {
  body: ProgrammeBody
  /** The version that is current; 0 for none. */
  currentNumber: number
  material: boolean
  graceUntil: Date | null
}

/**
 * SHA-256 (hex) of a preview, which its publication must show. People go on meanwhile: numbers of the preview are those of its moment,
 * and a final handed in since does not make it another publication.
 */
export function publicationFingerprint({ body, currentNumber, material, graceUntil }: Previewed): string {
  return sha256(canonicalJson({ body, currentNumber, material, graceUntil: graceUntil?.toISOString() ?? null }))
}
