import { eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { ledgerEntries, ledgerPayloads } from '#db/schema/index.ts'
import { beginning, entryHash, payloadDigest } from './entry-hash.ts'
import { readSequences } from './erased-sequences.ts'
import { erasuresAfter } from './erasures-after.ts'
import { erasureAction } from './vouching.ts'
import { wasErased } from './was-erased.ts'

export type StoredEntry = {
  entry: typeof ledgerEntries.$inferSelect
  /** Null where what the entry says was erased. */
  said: { salt: string; payload: Record<string, unknown> } | null
  fault: 'out-of-order' | 'entry-changed' | 'payload-changed' | 'payload-missing' | null
  /** The entry of the erasure that emptied it. */
  erasedBy: number | null
}

/**
 * One entry as it stands, and whether it fits: to the entry before it, to its own hash and to what it says. Null where there is none.
 * It says nothing about the rest of the chain; `verifyLedger` does.
 */
export async function verifyEntry(db: Database, sequence: number): Promise<StoredEntry | null> {
  const [row] = await db
    .select({ entry: ledgerEntries, payload: ledgerPayloads })
    .from(ledgerEntries)
    .leftJoin(ledgerPayloads, eq(ledgerPayloads.sequence, ledgerEntries.sequence))
    .where(eq(ledgerEntries.sequence, sequence))
  if (!row) return null
  const { entry } = row
  const said = wasErased(row.payload) ? null : { salt: row.payload.salt, payload: row.payload.payload }
  const erasedBy = said || entry.action === erasureAction ? null : await findErasureOf(db, sequence)
  return { entry, said, fault: await findFault(), erasedBy }

  async function findFault(): Promise<StoredEntry['fault']> {
    const [before] = await db
      .select({ hash: ledgerEntries.hash })
      .from(ledgerEntries)
      .where(eq(ledgerEntries.sequence, sequence - 1))
    const follows = sequence === 1 ? beginning : before?.hash
    if (entry.previousHash !== follows) return 'out-of-order'
    if (entryHash(entry) !== entry.hash) return 'entry-changed'
    if (!said) return erasedBy === null ? 'payload-missing' : null
    return payloadDigest(said.salt, said.payload) === entry.digest ? null : 'payload-changed'
  }
}

/** The first erasure that lists an entry before it; null where there is none. */
async function findErasureOf(db: Database, sequence: number): Promise<number | null> {
  for await (const erasure of erasuresAfter(db, sequence)) {
    for (const { from, to } of readSequences(erasure.payload.sequences)) {
      if (from <= sequence && sequence <= to) return erasure.sequence
    }
  }
  return null
}
