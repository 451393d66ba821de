import { and, asc, eq, gt } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { ledgerEntries, ledgerPayloads } from '#db/schema/index.ts'
import { entryHash, payloadDigest } from './entry-hash.ts'
import { erasureAction } from './vouching.ts'

const erasuresAtATime = 200

/** The erasures recorded after an entry, in their order: those whose entry fits its own hash and what it says. */
export async function* erasuresAfter(
  db: Database,
  sequence: number,
): AsyncGenerator<{ sequence: number; payload: Record<string, unknown> }> {
  for (let after: number | null = sequence; after !== null; ) {
    const erasures = await db
      .select({ entry: ledgerEntries, payload: ledgerPayloads })
      .from(ledgerEntries)
      .innerJoin(ledgerPayloads, eq(ledgerPayloads.sequence, ledgerEntries.sequence))
      .where(and(eq(ledgerEntries.action, erasureAction), gt(ledgerEntries.sequence, after)))
      .orderBy(asc(ledgerEntries.sequence))
      .limit(erasuresAtATime)
    for (const { entry, payload } of erasures) {
      const intact = payloadDigest(payload.salt, payload.payload) === entry.digest && entryHash(entry) === entry.hash
      if (intact) yield { sequence: entry.sequence, payload: payload.payload }
    }
    after = erasures.length < erasuresAtATime ? null : (erasures.at(-1)?.entry.sequence ?? null)
  }
}
