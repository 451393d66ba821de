import { and, inArray } from 'drizzle-orm'
import { verifyEntry } from '#app/domain/ledger/verify-entry.ts'
import type { Database } from '#db/handle.ts'
import { people, units } from '#db/schema/index.ts'
import type { AuditReach } from './audit-reach.ts'
import type { ListedEntry } from './read-entries.ts'
import { idsIn, type PayloadLine, type PayloadNames, readablePayload } from './readable-payload.ts'
import { noFilter, searchLedger } from './search-ledger.ts'

export type FoundEntry = ListedEntry & {
  digest: string
  previousHash: string
  hash: string
  /** Null where what it says was erased. */
  said: { salt: string; lines: PayloadLine[]; more: number } | null
  /** Why it does not fit where it stands; null where it does. */
  fault: 'out-of-order' | 'entry-changed' | 'payload-changed' | 'payload-missing' | null
  /** The entry of the erasure by which it says nothing any more. */
  erasedBy: number | null
}

/** One entry with what it says and whether it verifies; null where there is none, or it is about somebody out of reach. */
export async function findEntry(db: Database, sequence: number, reach: AuditReach): Promise<FoundEntry | null> {
  const filter = { ...noFilter, sequence }
  const [listed] = await searchLedger(db, { filter, reach, before: null, limit: 1 })
  const stored = listed && (await verifyEntry(db, sequence))
  if (!listed || !stored) return null
  const { digest, previousHash, hash } = stored.entry
  const { said, fault, erasedBy } = stored
  return {
    ...listed,
    digest,
    previousHash,
    hash,
    said: said && { salt: said.salt, ...readablePayload(said.payload, await namesIn(db, said.payload, reach)) },
    fault,
    erasedBy,
  }
}

/** Whom and which units the payload means; of people only those that are reached. */
async function namesIn(db: Database, payload: unknown, reach: AuditReach): Promise<PayloadNames> {
  const ids = idsIn(payload)
  if (ids.length === 0) return { people: new Map(), units: new Map() }
  const reached = reach === 'all' ? undefined : inArray(people.unitId, reach)
  const namedPeople = await db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(and(inArray(people.id, ids), reached))
  const namedUnits = await db.select({ id: units.id, name: units.name }).from(units).where(inArray(units.id, ids))
  return {
    people: new Map(namedPeople.map(({ id, name }) => [id, name])),
    units: new Map(namedUnits.map(({ id, name }) => [id, name])),
  }
}
