import { eq } from 'drizzle-orm'
import { findLedgerEnd } from '#app/domain/ledger/find-ledger-end.ts'
import type { Database } from '#db/handle.ts'
import { ledgerEntries } from '#db/schema/index.ts'

/**
 * The place in the ledger that an instant falls on: of the first entry recorded then or later, or one after the last. Found by halving,
 * some twenty looks among a million entries, because the order is the sequence: an instant may be a little earlier than the one before.
 */
export async function findSequenceAt(db: Database, instant: Date): Promise<number> {
  const end = await findLedgerEnd(db)
  let low = 1
  let high = (end?.sequence ?? 0) + 1
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const [entry] = await db
      .select({ recordedAt: ledgerEntries.recordedAt })
      .from(ledgerEntries)
      .where(eq(ledgerEntries.sequence, middle))
    if (entry && entry.recordedAt < instant) low = middle + 1
    else high = middle
  }
  return low
}
