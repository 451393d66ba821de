import { z } from 'zod'
import { canonicalJson } from './entry-hash.ts'
import { isSignedBy, type PublicKey, thumbprint } from './signing-key.ts'

/** What leaves the house: where the chain ended at one moment, signed, with the public key that shows it. */
export const checkpointSchema = z.object({
  service: z.literal('lisans'),
  kind: z.literal('ledger-checkpoint'),
  sequence: z.number().int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  signedAt: z.iso.datetime(),
  keyId: z.string(),
  publicKey: z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() }),
  signature: z.string(),
})

export type Checkpoint = z.infer<typeof checkpointSchema>

type Statement = Pick<Checkpoint, 'sequence' | 'hash' | 'signedAt' | 'keyId'>

/** The exact text that is signed: JSON with sorted keys and no spaces. */
export function checkpointText({ sequence, hash, signedAt, keyId }: Statement): string {
  return canonicalJson({ service: 'lisans', kind: 'ledger-checkpoint', sequence, hash, signedAt, keyId })
}

export function fullCheckpoint(statement: Statement, publicKey: PublicKey, signature: string): Checkpoint {
  const { sequence, hash, signedAt, keyId } = statement
  return checkpointSchema.parse({
    service: 'lisans',
    kind: 'ledger-checkpoint',
    sequence,
    hash,
    signedAt,
    keyId,
    publicKey,
    signature,
  })
}

/** Whether the checkpoint was signed by the key it carries, and that key is the one it names. Whose key that is, its keeper must know. */
export function isGenuine(checkpoint: Checkpoint): boolean {
  const { publicKey, signature, keyId } = checkpoint
  return thumbprint(publicKey) === keyId && isSignedBy(publicKey, checkpointText(checkpoint), signature)
}
