import { createHmac } from 'node:crypto'
import { codeCharacters } from './one-time-code.ts'

/** A slip's code is typed by hand: twelve characters, 60 bits. */
export const slipLength = 12

/**
 * The code on somebody's slip, worked out from a secret that was drawn for one set of slips and is kept nowhere: whoever holds the
 * secret can print the set, and nobody can afterwards. As hard to guess as a code drawn by itself (HMAC-SHA-256, RFC 2104).
 */
export function slipCode(secret: string, personId: string): string {
  const digest = createHmac('sha256', Buffer.from(secret, 'base64url')).update(`slip ${personId}`).digest()
  return codeCharacters(digest.subarray(0, slipLength))
}
