import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'
import type { LegalFactRecord } from '#app/lesson-markup/legal-facts.ts'

/**
 * SHA-256 (hex) over what a fact says of the law: the instrument, the provision and the claim in every language. How far the register
 * calls it confirmed, where it was read and by when are about the reading, and may be brought up to date without asking anew.
 */
export function legalFactHash({ instrument, provision, claim }: LegalFactRecord): string {
  return sha256(canonicalJson({ instrument, provision, claim }))
}
