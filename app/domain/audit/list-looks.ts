import type { Database } from '#db/handle.ts'
import type { AuditReach } from './audit-reach.ts'
import type { ListedEntry } from './read-entries.ts'
import { type PersonAs, searchLedger } from './search-ledger.ts'

/** Whose record was looked at, or who looked; null for every look. */
type Whose = { personId: string } | { lookerId: string } | null

type LooksPage = {
  limit: number
  before?: number | null
  from?: Date | null
  until?: Date | null
  /** Only looks at people whom this reaches; everybody's where it is left out, as for a person's own record. */
  reach?: AuditReach
}

/**
 * Who opened whose record and when, the newest first: `actor` looked, `subject` was looked at. A person's own record is opened freely and
 * is not in it; nor are lists and samples that were taken out, which have entries of their own.
 */
export function listLooks(
  db: Database,
  whose: Whose,
  { limit, before = null, from = null, until = null, reach = 'all' }: LooksPage,
): Promise<ListedEntry[]> {
  const filter = { actions: ['person.looked-at'], person: personOf(whose), from, until, sequence: null }
  return searchLedger(db, { filter, reach, before, limit })
}

function personOf(whose: Whose): { id: string; as: PersonAs } | null {
  if (whose === null) return null
  return 'personId' in whose ? { id: whose.personId, as: 'subject' } : { id: whose.lookerId, as: 'actor' }
}
