import { and, ne, notInArray } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { ledgerEntries } from '#db/schema/index.ts'
import type { ListedEntry } from './read-entries.ts'
import { noFilter, searchLedger } from './search-ledger.ts'

/** What a person asked for in confidence: of their health, or of what they had to say. */
const confidential = [
  'accommodation.requested',
  'accommodation.decided',
  'accommodation.granted',
  'concern.raised',
  'concern.withdrawn',
  'concern.answered',
  'concern.continued',
]

/**
 * Everything that was done to a person or by them about themselves, newest first; who only looked is a list of its own. What they asked for in
 * confidence is told only to those whose it is to deal with.
 */
export function listHistory(
  db: Database,
  {
    personId,
    before,
    limit,
    confidences,
  }: { personId: string; before: number | null; limit: number; confidences: boolean },
): Promise<ListedEntry[]> {
  return searchLedger(db, {
    filter: { ...noFilter, person: { id: personId, as: 'subject' } },
    reach: 'all',
    also: and(
      ne(ledgerEntries.action, 'person.looked-at'),
      confidences ? undefined : notInArray(ledgerEntries.action, confidential),
    ),
    before,
    limit,
  })
}
