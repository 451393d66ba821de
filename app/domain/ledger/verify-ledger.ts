import { asc, eq, gt } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { ledgerCheckpoints, ledgerEntries, ledgerHead, ledgerPayloads } from '#db/schema/index.ts'
import { beginning, entryHash, payloadDigest } from './entry-hash.ts'
import { erasuresAfter } from './erasures-after.ts'
import { awaitVouching, erasureAction } from './vouching.ts'
import { wasErased } from './was-erased.ts'

export type LedgerVerdict =
  | { kind: 'sound'; entries: number; erased: number; hash: string }
  | { kind: 'broken'; sequence: number; reason: LedgerFault }

/** What can be wrong with the chain where it breaks; the words for it are the pages' and the command line's. */
export type LedgerFault =
  | 'missing'
  | 'end-missing'
  | 'out-of-order'
  | 'entry-changed'
  | 'payload-changed'
  | 'payload-missing'
  | 'checkpoint-differs'
  | 'end-differs'

const entriesAtATime = 1000

/**
 * Recomputes the whole chain, in pieces so that others get their turn, and compares it with its recorded end and with every
 * checkpoint. What an entry said may be gone only where a later `person.erased` entry, intact itself, lists it; that counts as erased, not as
 * broken. `onProgress` is told how many entries were read.
 */
export async function verifyLedger(
  db: Database,
  onProgress: (entries: number) => void | Promise<void> = () => {},
): Promise<LedgerVerdict> {
  const [head] = await db.select().from(ledgerHead).where(eq(ledgerHead.id, 1))
  const checkpoints = new Map((await db.select().from(ledgerCheckpoints)).map((point) => [point.sequence, point.hash]))
  let previousHash = beginning
  let sequence = 0
  let erased = 0
  // Entries written after the head was read are for the next verification.
  const last = head?.sequence ?? 0
  const emptied = awaitVouching(last)
  const broken = (reason: LedgerFault, at = sequence): LedgerVerdict => ({ kind: 'broken', sequence: at, reason })
  while (sequence < last) {
    const rows = await readEntriesAfter(db, sequence)
    if (rows.length === 0) return broken('end-missing', sequence + 1)
    for (const { entry, payload } of rows) {
      sequence++
      if (entry.sequence !== sequence) return broken('missing')
      if (entry.previousHash !== previousHash) return broken('out-of-order')
      if (entryHash(entry) !== entry.hash) return broken('entry-changed')
      const isErasure = entry.action === erasureAction
      if (wasErased(payload)) {
        if (isErasure) return broken('payload-missing')
        emptied.empty(sequence)
        erased++
      } else {
        if (payloadDigest(payload.salt, payload.payload) !== entry.digest) return broken('payload-changed')
        if (isErasure) emptied.vouch(sequence, payload.payload)
      }
      const signed = checkpoints.get(sequence)
      if (signed && signed !== entry.hash) return broken('checkpoint-differs')
      previousHash = entry.hash
      if (sequence === last) break
    }
    await onProgress(sequence)
    await new Promise(setImmediate)
  }
  if (head && previousHash !== head.hash) return broken('end-differs')
  // Somebody may have been erased while their entries were being read.
  if (emptied.firstLeft() !== null) {
    for await (const erasure of erasuresAfter(db, last)) emptied.vouch(erasure.sequence, erasure.payload)
  }
  const missing = emptied.firstLeft()
  if (missing !== null) return broken('payload-missing', missing)
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
