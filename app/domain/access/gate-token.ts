import { randomBytes } from 'node:crypto'
import { sha256 } from '#app/domain/ledger/entry-hash.ts'

/** The beginning makes a leaked token easy to find and to recognise. */
const beginning = 'lisans_gate_'

/** A new token: 32 random bytes, which nobody guesses. */
export function makeGateToken(): string {
  return beginning + randomBytes(32).toString('base64url')
}

/** What is kept of a token. It is random enough that a plain hash cannot be turned back. */
export function gateTokenHash(token: string): string {
  return sha256(token)
}
