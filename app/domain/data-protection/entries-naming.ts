import { and, eq, gt, inArray, lte, ne } from 'drizzle-orm'
import { isAboutPerson } from '#app/domain/audit/about-whom.ts'
import { erasureAction } from '#app/domain/ledger/vouching.ts'
import type { Database } from '#db/handle.ts'
import { hasAnyOf } from '#db/mentions.ts'
import { ledgerEntries, ledgerPayloads } from '#db/schema/index.ts'
import type { KnownBy } from './known-by.ts'
import { names, spellings } from './names-in-text.ts'

/** Others wait some hundredths of a second for a piece. */
const entriesAtATime = 10_000

/** The entries about a person, their attempts and their concerns, without those that say that somebody was erased: they are never emptied. */
export async function listEntriesAbout(db: Database, personId: string): Promise<number[]> {
  const rows = await db
    .select({ sequence: ledgerEntries.sequence })
    .from(ledgerEntries)
    .innerJoin(ledgerPayloads, eq(ledgerPayloads.sequence, ledgerEntries.sequence))
    .where(and(await isAboutPerson(db, personId), ne(ledgerEntries.action, erasureAction)))
  return rows.map(({ sequence }) => sequence)
}

/**
 * The entries about anybody or anything else whose content names them, after one place of the ledger and up to another: in a reason, a search
 * that was taken out as a file. Under whose account of the machine a command was given is no mention: what was done in office stays. `breathe`
 * is awaited between pieces.
 */
export async function listEntriesNaming(
  db: Database,
  known: KnownBy,
  { after, upTo }: { after: number; upTo: number },
  breathe: () => Promise<unknown> = async () => {},
): Promise<number[]> {
  const found: number[] = []
  const wanted = spellings(known)
  for (let from = after; from < upTo; from += entriesAtATime) {
    const piece = and(
      gt(ledgerPayloads.sequence, from),
      lte(ledgerPayloads.sequence, Math.min(upTo, from + entriesAtATime)),
    )
    const rows = await db
      .select({ sequence: ledgerPayloads.sequence, payload: ledgerPayloads.payload })
      .from(ledgerPayloads)
      .where(and(piece, hasAnyOf(ledgerPayloads.payload, wanted)))
    const naming = rows
      .filter(({ payload: { operator: _, ...said } }) => names(said, known))
      .map(({ sequence }) => sequence)
    if (naming.length > 0) found.push(...(await withoutErasures(db, naming)))
    await breathe()
  }
  return found
}

async function withoutErasures(db: Database, sequences: number[]): Promise<number[]> {
  const rows = await db
    .select({ sequence: ledgerEntries.sequence })
    .from(ledgerEntries)
    .where(and(inArray(ledgerEntries.sequence, sequences), ne(ledgerEntries.action, erasureAction)))
  return rows.map(({ sequence }) => sequence)
}
