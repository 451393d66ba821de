import { and, desc, eq, gte, inArray, lt, lte, or, type SQL } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { ledgerEntries } from '#db/schema/index.ts'
import { unionAll } from '#db/union-all.ts'
import { isAboutPeopleOf, isAboutPerson } from './about-whom.ts'
import type { AuditReach } from './audit-reach.ts'
import { findSequenceAt } from './find-sequence-at.ts'
import { type ListedEntry, readEntries } from './read-entries.ts'

/** Whose entries: those somebody did, those that are about them, or both. */
export type PersonAs = 'either' | 'actor' | 'subject'

export type LedgerFilter = {
  /** Any of these; null for whatever was done. */
  actions: readonly string[] | null
  person: { id: string; as: PersonAs } | null
  from: Date | null
  /** The last moment that counts. */
  until: Date | null
  sequence: number | null
}

export const noFilter: LedgerFilter = { actions: null, person: null, from: null, until: null, sequence: null }

type Search = {
  filter: LedgerFilter
  reach: AuditReach
  /** One more condition over ledger entries, for lists with filters of their own. */
  also?: SQL
  /** Only entries before this place: where the page above ended. */
  before: number | null
  limit: number
}

/** A clock may be set back by two minutes between two entries; so far beyond the days asked for is looked. In milliseconds. */
const clockSlack = 10 * 60_000

/**
 * Entries, the newest first. Those about people of the units reached; whoever reaches all has also those about nobody. Their places are
 * found first, by an index wherever there is one, and only what a page shows is read.
 */
export async function searchLedger(db: Database, search: Search): Promise<ListedEntry[]> {
  const { filter, limit } = search
  const conditions = await conditionsOf(db, search)
  const whole = and(...conditions)
  // Of each kind the newest, and of these the newest: an index leads to them, where a list of kinds would be looked for one by one.
  const { actions } = filter
  const rows =
    actions && !filter.person
      ? await newestOfEach(db, actions, conditions, limit)
      : await placesWhere(db, actions ? and(whole, inArray(ledgerEntries.action, [...actions])) : whole, limit)
  const places = rows.map(({ sequence }) => sequence).sort((one, other) => other - one)
  return readEntries(db, places.slice(0, limit))
}

async function newestOfEach(db: Database, actions: readonly string[], conditions: SQL[], limit: number) {
  const parts = actions.map((action) => {
    const newest = placesWhere(db, and(eq(ledgerEntries.action, action), ...conditions), limit).as('newest')
    return db.select({ sequence: newest.sequence }).from(newest)
  })
  const [first, second, ...others] = parts
  if (!first) return []
  if (!second) return first
  return unionAll<{ sequence: number }>(first, second, ...others)
    .prepare()
    .execute({})
}

function placesWhere(db: Database, condition: SQL | undefined, limit: number) {
  return db
    .select({ sequence: ledgerEntries.sequence })
    .from(ledgerEntries)
    .where(condition)
    .orderBy(desc(ledgerEntries.sequence))
    .limit(limit)
}

async function conditionsOf(db: Database, { filter, reach, also, before }: Search): Promise<SQL[]> {
  const conditions: (SQL | undefined)[] = [
    also,
    reach === 'all' ? undefined : isAboutPeopleOf(db, reach),
    before === null ? undefined : lt(ledgerEntries.sequence, before),
    filter.sequence === null ? undefined : eq(ledgerEntries.sequence, filter.sequence),
    filter.person ? await concerns(db, filter.person) : undefined,
  ]
  if (filter.from) {
    const first = await findSequenceAt(db, new Date(filter.from.getTime() - clockSlack))
    conditions.push(gte(ledgerEntries.sequence, first), gte(ledgerEntries.recordedAt, filter.from))
  }
  if (filter.until) {
    const last = await findSequenceAt(db, new Date(filter.until.getTime() + clockSlack))
    conditions.push(lte(ledgerEntries.sequence, last), lte(ledgerEntries.recordedAt, filter.until))
  }
  return conditions.filter((condition) => condition !== undefined)
}

async function concerns(db: Database, { id, as }: { id: string; as: PersonAs }): Promise<SQL> {
  const didIt = eq(ledgerEntries.actorId, id)
  if (as === 'actor') return didIt
  const aboutThem = await isAboutPerson(db, id)
  return as === 'subject' ? aboutThem : (or(didIt, aboutThem) as SQL)
}
