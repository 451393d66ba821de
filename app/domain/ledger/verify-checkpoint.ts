import { asc, eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { ledgerCheckpoints, ledgerEntries } from '#db/schema/index.ts'
import { type Checkpoint, checkpointText, isGenuine } from './checkpoint.ts'
import { findPublicKey, isSignedBy } from './signing-key.ts'

export type CheckpointVerdict =
  | { kind: 'agrees'; sequence: number }
  | { kind: 'differs'; sequence: number; reason: string }

/**
 * Compares the ledger with a checkpoint kept outside the house. Together with a sound chain, agreement means that nothing up
 * to this entry was rewritten since, not even by somebody who holds database and key.
 */
export async function verifyCheckpoint(db: Database, checkpoint: Checkpoint): Promise<CheckpointVerdict> {
  const { sequence } = checkpoint
  const differs = (reason: string): CheckpointVerdict => ({ kind: 'differs', sequence, reason })
  if (!isGenuine(checkpoint)) return differs('The checkpoint itself was changed: its signature does not fit')
  if (!(await findPublicKey(db, checkpoint.keyId)))
    return differs('It was signed with a key that this database never had')
  const [entry] = await db.select().from(ledgerEntries).where(eq(ledgerEntries.sequence, sequence))
  if (!entry) return differs('The ledger ends before this checkpoint')
  return entry.hash === checkpoint.hash
    ? { kind: 'agrees', sequence }
    : differs('This entry is not the one that was signed')
}

/** Checks the signatures of the checkpoints that the database itself keeps; answers the first that does not fit, or null. */
export async function findForgedCheckpoint(db: Database): Promise<{ sequence: number } | null> {
  for (const point of await db.select().from(ledgerCheckpoints).orderBy(asc(ledgerCheckpoints.sequence))) {
    const publicKey = await findPublicKey(db, point.keyId)
    const text = checkpointText({ ...point, signedAt: point.signedAt.toISOString() })
    if (!publicKey || !isSignedBy(publicKey, text, point.signature)) return { sequence: point.sequence }
  }
  return null
}
