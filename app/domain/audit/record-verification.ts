import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { findVerification, keepVerification, type VerificationResult } from '#app/domain/ledger/verification.ts'
import { findForgedCheckpoint } from '#app/domain/ledger/verify-checkpoint.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.ts'
import { type Database, inTransaction } from '#db/handle.ts'

type WithoutInstant<Result> = Result extends unknown ? Omit<Result, 'doneAt'> : never

export type Found = WithoutInstant<VerificationResult>

/** How far a verification may go without saying so. */
const entriesPerNote = 20_000

/** Recomputes the chain and the signatures of the checkpoints kept here, and notes on the way how far it has come. */
export async function verifyForPage(db: Database, verificationId: string, now: () => Date): Promise<Found> {
  let noted = 0
  const verdict = await verifyLedger(db, async (entries) => {
    if (entries - noted < entriesPerNote) return
    noted = entries
    await noteProgress(db, { verificationId, entries }, now())
  })
  if (verdict.kind === 'broken') return verdict
  const forged = await findForgedCheckpoint(db)
  return forged ? { kind: 'broken', sequence: forged.sequence, reason: 'checkpoint-forged' } : verdict
}

/** Enters what a verification found in the ledger, unless another was begun meanwhile. */
export function recordVerification(
  db: Database,
  { verificationId, found }: { verificationId: string; found: Found },
  at: Date,
): Promise<{ kind: 'recorded' } | { kind: 'refused'; reason: 'another-begun' }> {
  return inTransaction(db, async (tx) => {
    const { running } = await findVerification(tx)
    if (running?.id !== verificationId) return { kind: 'refused', reason: 'another-begun' }
    await keepVerification(tx, { running: null, last: { ...found, doneAt: at } }, at)
    const actor = { kind: 'system' } as const
    const payload = { ...found }
    await recordEntry(tx, { action: 'ledger-verification.done', actor, subjectId: 'ledger', payload }, at)
    return { kind: 'recorded' }
  })
}

function noteProgress(
  db: Database,
  { verificationId, entries }: { verificationId: string; entries: number },
  at: Date,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { running, last } = await findVerification(tx)
    if (running?.id === verificationId) await keepVerification(tx, { running: { ...running, entries }, last }, at)
  })
}
