import { asc, eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { ledgerCheckpoints, ledgerEntries } from '#db/schema/index.ts'
import { type Checkpoint, checkpointText, isGenuine } from './checkpoint.ts'
import { findPublicKey, isSignedBy } from './signing-key.ts'

export type CheckpointVerdict =
  | { kind: 'agrees'; sequence: number }
  | { kind: 'differs'; sequence: number; reason: CheckpointFault }

export type CheckpointFault = 'not-genuine' | 'unknown-key' | 'ledger-shorter' | 'entry-differs'

/**
 * Compares the ledger with a checkpoint kept outside the house. Together with a sound chain, agreement means that nothing up
 * to this entry was rewritten since, not even by somebody who holds database and key.
 */
export async function verifyCheckpoint(db: Database, checkpoint: Checkpoint): Promise<CheckpointVerdict> {
  const { sequence } = checkpoint
  const differs = (reason: CheckpointFault): CheckpointVerdict => ({ kind: 'differs', sequence, reason })
  if (!isGenuine(checkpoint)) return differs('not-genuine')
  if (!(await findPublicKey(db, checkpoint.keyId))) return differs('unknown-key')
  const [entry] = await db.select().from(ledgerEntries).where(eq(ledgerEntries.sequence, sequence))
  if (!entry) return differs('ledger-shorter')
  return entry.hash === checkpoint.hash ? { kind: 'agrees', sequence } : differs('entry-differs')
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
