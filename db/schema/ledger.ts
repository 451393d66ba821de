import { sql } from 'drizzle-orm'
import { kit } from '../engine.ts'

/** The chain. Nothing here is personal: ids are random, the digest is salted. */
export const ledgerEntries = kit.table(
  'ledger_entries',
  {
    sequence: kit.count().primaryKey(),
    recordedAt: kit.instant().notNull(),
    action: kit.text().notNull(),
    actorId: kit.text().notNull(),
    subjectId: kit.text().notNull(),
    digest: kit.text().notNull(),
    previousHash: kit.text().notNull(),
    hash: kit.text().notNull(),
  },
  (entry) => [
    kit.index('ledger_entries_subject').on(entry.subjectId),
    kit.index('ledger_entries_actor').on(entry.actorId),
    // The newest of one kind, however rare it is among a million others.
    kit.index('ledger_entries_action').on(entry.action, entry.sequence),
  ],
)

/** What each entry says, beside the chain, so that a person can be erased and the chain still holds. */
export const ledgerPayloads = kit.table('ledger_payloads', {
  sequence: kit
    .count()
    .primaryKey()
    .references(() => ledgerEntries.sequence),
  salt: kit.text().notNull(),
  payload: kit.json<Record<string, unknown>>().notNull(),
})

/** One row: where the chain ends. On PostgreSQL it is also the lock that makes writers take turns. */
export const ledgerHead = kit.table(
  'ledger_head',
  {
    id: kit.count().primaryKey(),
    sequence: kit.count().notNull(),
    hash: kit.text().notNull(),
    recordedAt: kit.instant().notNull(),
  },
  (head) => [kit.check('ledger_head_one', sql`${head.id} = 1`)],
)

/** Signed statements of where the chain ended, for keeping outside the house. */
export const ledgerCheckpoints = kit.table('ledger_checkpoints', {
  sequence: kit.count().primaryKey(),
  hash: kit.text().notNull(),
  keyId: kit.text().notNull(),
  signature: kit.text().notNull(),
  signedAt: kit.instant().notNull(),
})
