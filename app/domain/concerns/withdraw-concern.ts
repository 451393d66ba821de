import { eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { concerns } from '#db/schema/index.ts'
import { findConversation } from './find-conversation.ts'

export type WithdrawConcernOutcome =
  | { kind: 'withdrawn' }
  | { kind: 'refused'; reason: 'no-such-concern' | 'concern-settled' }

/** A person needs no answer any more. What was said stays. Withdrawing twice is withdrawing once. */
export function withdrawConcern(
  db: Database,
  { personId, concernId }: { personId: string; concernId: string },
  at: Date,
): Promise<WithdrawConcernOutcome> {
  return inTransaction(db, async (tx) => {
    const concern = await findConversation(tx, concernId)
    if (concern?.personId !== personId) return { kind: 'refused', reason: 'no-such-concern' }
    if (concern.state === 'withdrawn') return { kind: 'withdrawn' }
    if (concern.state === 'settled') return { kind: 'refused', reason: 'concern-settled' }

    await tx.update(concerns).set({ withdrawnAt: at }).where(eq(concerns.id, concernId))
    await recordEntry(
      tx,
      { action: 'concern.withdrawn', actor: { kind: 'person', personId }, subjectId: concernId },
      at,
    )
    return { kind: 'withdrawn' }
  })
}
