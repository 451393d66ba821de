import { randomBytes } from 'node:crypto'

/** Crockford's: no I, L, O or U, which are misread or make words. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const randomCharacters = 19
const groupLength = 5

/** A number nobody can guess (95 random bits) and few can mistype: four groups of five, the last character checks the others. */
export function newCertificateNumber(): string {
  const values = Array.from(randomBytes(randomCharacters), (byte) => byte % alphabet.length)
  return written([...values, checkOf(values)])
}

/** The number as it is stored, from however it was typed; null when it cannot be one, a mistyped one included. */
export function readCertificateNumber(typed: string): string | null {
  if (typed.length > 100) return null
  const characters = typed
    .toUpperCase()
    .replace(/[\s–-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  const values = Array.from(characters, (character) => alphabet.indexOf(character))
  if (values.length !== randomCharacters + 1 || values.includes(-1)) return null
  const check = values.at(-1)
  return checkOf(values.slice(0, -1)) === check ? written(values) : null
}

function written(values: number[]): string {
  const characters = values.map((value) => alphabet[value]).join('')
  return characters.match(new RegExp(`.{${groupLength}}`, 'g'))?.join('-') as string
}

/** A polynomial over the field of 32 elements: finds every single wrong character and every swapped neighbour. */
function checkOf(values: number[]): number {
  return values.reduce((sum, value) => timesPrimitive(sum ^ value), 0)
}

/** Multiplies by x modulo x^5 + x^2 + 1. */
function timesPrimitive(value: number): number {
  const shifted = value << 1
  return shifted & 0b100000 ? shifted ^ 0b100101 : shifted
}
