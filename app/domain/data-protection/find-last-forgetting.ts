import { desc, eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { ledgerEntries, ledgerPayloads } from '#db/schema/index.ts'
import type { Forgotten } from './forget-what-is-over.ts'

/** When the daily work last forgot something, and how many of each kind; null where it never did. */
export async function findLastForgetting(
  db: Database,
): Promise<{ sequence: number; at: Date; forgotten: Forgotten } | null> {
  const [entry] = await db
    .select({ sequence: ledgerEntries.sequence, at: ledgerEntries.recordedAt, payload: ledgerPayloads.payload })
    .from(ledgerEntries)
    .innerJoin(ledgerPayloads, eq(ledgerPayloads.sequence, ledgerEntries.sequence))
    .where(eq(ledgerEntries.action, 'retention.applied'))
    .orderBy(desc(ledgerEntries.sequence))
    .limit(1)
  if (!entry) return null
  return { sequence: entry.sequence, at: entry.at, forgotten: (entry.payload.forgotten ?? {}) as Forgotten }
}
