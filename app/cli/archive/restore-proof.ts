import { createHash } from 'node:crypto'
import type { Manifest } from './manifest.ts'

/** Digits and capitals that are not mistaken for one another: RFC 4648's base 32 has I, L and O. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const characters = 16

/**
 * What only whoever has the whole archive can tell: made from the hashes of all its files, which stand in no database. `lisans restore`
 * prints it after every file was compared with its hash and the ledger verified.
 */
export function restoreProof({ madeAt, files }: Manifest): string {
  const hash = createHash('sha256').update('proof of a restore\n').update(madeAt)
  for (const { path, sha256 } of files) hash.update(`\n${path} ${sha256}`)
  return [...hash.digest().subarray(0, characters)].map((byte) => alphabet[byte % alphabet.length]).join('')
}
