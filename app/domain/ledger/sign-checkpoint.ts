import { eq } from 'drizzle-orm'
import { type Database, inTransaction } from '#db/handle.ts'
import { ledgerCheckpoints, ledgerHead } from '#db/schema/index.ts'
import { type Checkpoint, checkpointText, fullCheckpoint } from './checkpoint.ts'
import { findPublicKey, type SigningKey, signText } from './signing-key.ts'

export type CheckpointOutcome = { kind: 'signed'; checkpoint: Checkpoint } | { kind: 'refused'; reason: 'ledger-empty' }

/**
 * Signs where the chain ends now. Signing twice at the same end gives the first checkpoint again. No ledger entry: it would
 * move the end that was just signed.
 */
export async function signCheckpoint(db: Database, key: SigningKey, at: Date): Promise<CheckpointOutcome> {
  const row = await inTransaction(db, async (tx) => {
    const [head] = await tx.select().from(ledgerHead).where(eq(ledgerHead.id, 1))
    if (!head) return null
    const { sequence, hash } = head
    const [before] = await tx.select().from(ledgerCheckpoints).where(eq(ledgerCheckpoints.sequence, sequence))
    if (before) return before
    const signature = signText(key, checkpointText({ sequence, hash, signedAt: at.toISOString(), keyId: key.id }))
    const made = { sequence, hash, keyId: key.id, signature, signedAt: at }
    await tx.insert(ledgerCheckpoints).values(made)
    return made
  })
  if (!row) return { kind: 'refused', reason: 'ledger-empty' }
  const publicKey = await findPublicKey(db, row.keyId)
  if (!publicKey) throw new Error(`A checkpoint names the key ${row.keyId}, which the database does not know`)
  return {
    kind: 'signed',
    checkpoint: fullCheckpoint({ ...row, signedAt: row.signedAt.toISOString() }, publicKey, row.signature),
  }
}
