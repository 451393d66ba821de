import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { findVerification, keepVerification, verifyLedgerWork } from '#app/domain/ledger/verification.ts'
import { queueWork } from '#app/domain/office/queue-work.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { ledgerHead } from '#db/schema/index.ts'
import { mayAudit } from './may-audit.ts'

export type AskForVerificationOutcome =
  | { kind: 'asked' }
  | { kind: 'refused'; reason: 'not-an-auditor' | 'verification-running' }

/** One that has not ended after so long has died with its process, and another may be asked for. In milliseconds. */
const longest = 3_600_000

/** Has the whole chain recomputed in the background. One at a time. */
export function askForVerification(db: Database, actor: Actor, at: Date): Promise<AskForVerificationOutcome> {
  return inTransaction(db, async (tx) => {
    if (!(await mayAudit(tx, actor, at))) return { kind: 'refused', reason: 'not-an-auditor' }
    const { running, last } = await findVerification(tx)
    if (running && at.getTime() - running.askedAt.getTime() < longest)
      return { kind: 'refused', reason: 'verification-running' }
    const [head] = await tx.select({ sequence: ledgerHead.sequence }).from(ledgerHead).where(eq(ledgerHead.id, 1))
    const id = randomUUID()
    await keepVerification(tx, { running: { id, askedAt: at, entries: 0, of: (head?.sequence ?? 0) + 1 }, last }, at)
    await queueWork(tx, { kind: verifyLedgerWork, payload: { verificationId: id } }, at)
    await recordEntry(tx, { action: 'ledger-verification.asked', actor, subjectId: 'ledger' }, at)
    return { kind: 'asked' }
  })
}
