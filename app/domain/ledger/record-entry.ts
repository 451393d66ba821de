import { randomBytes } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import type { Database, Transaction } from '#db/handle.ts'
import { insertMany } from '#db/insert-many.ts'
import { prepareOnce } from '#db/prepare-once.ts'
import { ledgerEntries, ledgerHead, ledgerPayloads } from '#db/schema/index.ts'
import { beginning, entryHash, payloadDigest } from './entry-hash.ts'

type EntryDetails = {
  /** What was done, as `subject.verb-in-the-past`: `attempt.submitted`. */
  action: string
  actor: Actor
  /** The random id of whom or what it was done to. */
  subjectId: string
  payload?: Record<string, unknown>
}

/** A clock set back by more than this is refused: what is recorded would seem to have happened before its cause. In milliseconds. */
const clockTolerance = 120_000

/** Whether nothing can be recorded now, because the clock stands too far before the last entry. */
export function clockStandsBefore(now: Date, last: Date): boolean {
  return now.getTime() < last.getTime() - clockTolerance
}

/** The computer's clock stands before the last recorded entry. Nothing can be recorded until it is set right. */
export class ClockWentBackwards extends Error {
  constructor(now: Date, last: Date) {
    super(
      `The clock says ${now.toISOString()}, but something was recorded at ${last.toISOString()}. Set the clock right.`,
    )
  }
}

/**
 * Appends one entry to the ledger, in the caller's transaction, chained to the one before.
 * Throws `ClockWentBackwards` when `at` is earlier than the last entry by more than two minutes.
 */
export async function recordEntry(
  tx: Transaction,
  details: EntryDetails,
  at: Date,
): Promise<{ sequence: number; hash: string }> {
  const head = await findHead(tx, at)
  const { entry, payload } = chainEntry(head ?? null, details, randomBytes(saltLength), at)
  await prepareOnce(tx, entryQuery).execute(entry)
  await prepareOnce(tx, payloadQuery).execute(payload)
  await moveHead(tx, head ?? null, entry)
  return { sequence: entry.sequence, hash: entry.hash }
}

/** As `recordEntry`, for some hundred entries of one command at once, in their order. */
export async function recordEntries(tx: Transaction, details: EntryDetails[], at: Date): Promise<void> {
  const head = (await findHead(tx, at)) ?? null
  const chained: ReturnType<typeof chainEntry>[] = []
  // One call for all: each costs more than the hash that it is for.
  const salts = randomBytes(saltLength * details.length)
  for (const [place, one] of details.entries()) {
    const salt = salts.subarray(place * saltLength, (place + 1) * saltLength)
    chained.push(chainEntry(chained.at(-1)?.entry ?? head, one, salt, at))
  }
  const last = chained.at(-1)
  if (!last) return
  await insertMany(
    tx,
    ledgerEntries,
    chained.map(({ entry }) => entry),
  )
  await insertMany(
    tx,
    ledgerPayloads,
    chained.map(({ payload }) => payload),
  )
  await moveHead(tx, head, last.entry)
}

/** In bytes. */
const saltLength = 16

function chainEntry(
  before: { sequence: number; hash: string } | null,
  details: EntryDetails,
  salted: Buffer,
  at: Date,
) {
  const salt = salted.toString('hex')
  const payload = payloadOf(details)
  const chained = {
    sequence: (before?.sequence ?? 0) + 1,
    recordedAt: at,
    action: details.action,
    actorId: actorIdOf(details.actor),
    subjectId: details.subjectId,
    digest: payloadDigest(salt, payload),
    previousHash: before?.hash ?? beginning,
  }
  return {
    entry: { ...chained, hash: entryHash(chained) },
    payload: { sequence: chained.sequence, salt, payload },
  }
}

async function moveHead(
  tx: Transaction,
  before: { sequence: number } | null,
  { sequence, hash, recordedAt }: { sequence: number; hash: string; recordedAt: Date },
): Promise<void> {
  const end = { sequence, hash, recordedAt }
  if (before) await prepareOnce(tx, moveHeadQuery).execute(end)
  else await tx.insert(ledgerHead).values({ id: 1, ...end })
}

/**
 * Throws `ClockWentBackwards` where nothing could be recorded now: for what must not even begin then, because others write
 * before the ledger does.
 */
export async function refuseWrongClock(tx: Transaction, at: Date): Promise<void> {
  await findHead(tx, at)
}

async function findHead(tx: Transaction, at: Date) {
  const [head] = await prepareOnce(tx, headQuery).execute()
  if (head && clockStandsBefore(at, head.recordedAt)) throw new ClockWentBackwards(at, head.recordedAt)
  return head
}

function payloadOf({ actor, payload = {} }: EntryDetails): Record<string, unknown> {
  return actor.kind === 'operator' ? { ...payload, operator: actor.name } : payload
}

// Every command records an entry, so its statements are built once.

function headQuery(db: Database) {
  return db.select().from(ledgerHead).where(eq(ledgerHead.id, 1)).prepare()
}

function entryQuery(db: Database) {
  return db
    .insert(ledgerEntries)
    .values({
      sequence: sql.placeholder('sequence'),
      recordedAt: sql.placeholder('recordedAt'),
      action: sql.placeholder('action'),
      actorId: sql.placeholder('actorId'),
      subjectId: sql.placeholder('subjectId'),
      digest: sql.placeholder('digest'),
      previousHash: sql.placeholder('previousHash'),
      hash: sql.placeholder('hash'),
    })
    .prepare()
}

function payloadQuery(db: Database) {
  return db
    .insert(ledgerPayloads)
    .values({
      sequence: sql.placeholder('sequence'),
      salt: sql.placeholder('salt'),
      payload: sql.placeholder('payload'),
    })
    .prepare()
}

function moveHeadQuery(db: Database) {
  return db
    .update(ledgerHead)
    .set({
      sequence: sql`${sql.placeholder('sequence')}`,
      hash: sql`${sql.placeholder('hash')}`,
      recordedAt: sql`${sql.param(sql.placeholder('recordedAt'), ledgerHead.recordedAt)}`,
    })
    .where(eq(ledgerHead.id, 1))
    .prepare()
}
