import { asc, eq, gt } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { ledgerCheckpoints, ledgerEntries, ledgerHead, ledgerPayloads } from '#db/schema/index.ts'
import { beginning, entryHash, payloadDigest } from './entry-hash.ts'

export type LedgerVerdict =
  | { kind: 'sound'; entries: number; erased: number; hash: string }
  | { kind: 'broken'; sequence: number; reason: string }

const entriesAtATime = 1000

/**
 * Recomputes the whole chain, in pieces so that others get their turn, and compares it with its recorded end and with every
 * checkpoint. A payload that was erased counts as erased, not as broken. `onProgress` is told how many entries were read.
 */
export async function verifyLedger(
  db: Database,
  onProgress: (entries: number) => void = () => {},
): Promise<LedgerVerdict> {
  const [head] = await db.select().from(ledgerHead).where(eq(ledgerHead.id, 1))
  const checkpoints = new Map((await db.select().from(ledgerCheckpoints)).map((point) => [point.sequence, point.hash]))
  let previousHash = beginning
  let sequence = 0
  let erased = 0
  // Entries written after the head was read are for the next verification.
  const last = head?.sequence ?? 0
  while (sequence < last) {
    const rows = await readEntriesAfter(db, sequence)
    if (rows.length === 0)
      return {
        kind: 'broken',
        sequence: sequence + 1,
        reason: 'This entry and all after it are missing',
      }
    for (const { entry, payload } of rows) {
      sequence++
      if (entry.sequence !== sequence) return { kind: 'broken', sequence, reason: 'This entry is missing' }
      if (entry.previousHash !== previousHash)
        return {
          kind: 'broken',
          sequence,
          reason: 'It does not follow the entry before it',
        }
      if (entryHash(entry) !== entry.hash) return { kind: 'broken', sequence, reason: 'The entry was changed' }
      if (!payload) erased++
      else if (payloadDigest(payload.salt, payload.payload) !== entry.digest) {
        return {
          kind: 'broken',
          sequence,
          reason: 'What the entry says was changed',
        }
      }
      const signed = checkpoints.get(sequence)
      if (signed && signed !== entry.hash)
        return {
          kind: 'broken',
          sequence,
          reason: 'It differs from a signed checkpoint',
        }
      previousHash = entry.hash
      if (sequence === last) break
    }
    onProgress(sequence)
    await new Promise(setImmediate)
  }
  if (head && previousHash !== head.hash)
    return {
      kind: 'broken',
      sequence,
      reason: 'The recorded end of the ledger differs',
    }
  return { kind: 'sound', entries: sequence, erased, hash: previousHash }
}

function readEntriesAfter(db: Database, sequence: number) {
  return db
    .select({ entry: ledgerEntries, payload: ledgerPayloads })
    .from(ledgerEntries)
    .leftJoin(ledgerPayloads, eq(ledgerPayloads.sequence, ledgerEntries.sequence))
    .where(gt(ledgerEntries.sequence, sequence))
    .orderBy(asc(ledgerEntries.sequence))
    .limit(entriesAtATime)
}
