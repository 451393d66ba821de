import { ne } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { ledgerEntries } from '#db/schema/index.ts'
import type { ListedEntry } from './read-entries.ts'
import { noFilter, searchLedger } from './search-ledger.ts'

/** Everything that was done to a person or by them about themselves, newest first; who only looked is a list of its own. */
export function listHistory(
  db: Database,
  { personId, before, limit }: { personId: string; before: number | null; limit: number },
): Promise<ListedEntry[]> {
  return searchLedger(db, {
    filter: { ...noFilter, person: { id: personId, as: 'subject' } },
    reach: 'all',
    also: ne(ledgerEntries.action, 'person.looked-at'),
    before,
    limit,
  })
}
