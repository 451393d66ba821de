import { eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { ledgerHead } from '#db/schema/index.ts'

/** The last entry of the ledger; null while nothing was ever recorded. */
export async function findLedgerEnd(
  db: Database,
): Promise<{ sequence: number; hash: string; recordedAt: Date } | null> {
  const [head] = await db.select().from(ledgerHead).where(eq(ledgerHead.id, 1))
  return head ? { sequence: head.sequence, hash: head.hash, recordedAt: head.recordedAt } : null
}
