import { randomBytes } from 'node:crypto'
import { sha256 } from '#app/domain/ledger/entry-hash.ts'

/** Digits and capitals without I, L, O and U, which are misread or spell things. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A new code of so many characters, five bits each: twelve for a slip somebody types, more for a link nobody does. */
export function newCode(characters: number): string {
  return codeCharacters(randomBytes(characters))
}

/** Random bytes as a code's characters, one for each: 32 letters divide 256 evenly, so that none is likelier. */
export function codeCharacters(bytes: Uint8Array): string {
  return [...bytes].map((byte) => alphabet[byte % alphabet.length]).join('')
}

/** `K7QM4TXP9WHD` as it is printed: `K7QM-4TXP-9WHD`. */
export function groupCode(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? ''
}

/** What is stored of a code, typed in whatever way: small letters, spaces, and the letters that are easily mistaken for digits. */
export function codeHash(typed: string): string {
  return sha256(`one-time code\n${foldCode(typed)}`)
}

export function foldCode(typed: string): string {
  return typed
    .slice(0, 200)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
}
