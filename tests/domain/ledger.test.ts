import { eq, inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { readSequences, writeSequences } from '#app/domain/ledger/erased-sequences.ts'
import { ClockWentBackwards, recordEntry } from '#app/domain/ledger/record-entry.ts'
import { verifyEntry } from '#app/domain/ledger/verify-entry.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { ledgerEntries, ledgerPayloads } from '#db/schema/index.ts'
import { emptyDatabase } from '#tests/support/database.ts'

const noon = new Date('2026-03-02T12:00:00.000Z')

test('an untouched ledger is sound, and says how many entries it holds', async () => {
  const db = await ledgerOf(3)

  expect(await verifyLedger(db)).toMatchObject({ kind: 'sound', entries: 3, erased: 0 })
})

test('changing what an entry says is found, and where', async () => {
  const db = await ledgerOf(3)
  await db
    .update(ledgerPayloads)
    .set({ payload: { score: 100 } })
    .where(eq(ledgerPayloads.sequence, 2))

  expect(await verifyLedger(db)).toEqual({ kind: 'broken', sequence: 2, reason: 'payload-changed' })
})

test('taking an entry out of the middle is found', async () => {
  const db = await ledgerOf(3)
  await db.delete(ledgerPayloads).where(eq(ledgerPayloads.sequence, 2))
  await db.delete(ledgerEntries).where(eq(ledgerEntries.sequence, 2))

  expect(await verifyLedger(db)).toMatchObject({ kind: 'broken', sequence: 2 })
})

test('what an entry said may be gone where a later erasure lists it, and nowhere else', async () => {
  const db = await ledgerOf(3)
  await db.delete(ledgerPayloads).where(inArray(ledgerPayloads.sequence, [1, 2]))
  expect(await verifyLedger(db)).toEqual({ kind: 'broken', sequence: 1, reason: 'payload-missing' })

  await recordErasure(db, '1, 4')
  expect(await verifyLedger(db)).toEqual({ kind: 'broken', sequence: 2, reason: 'payload-missing' })
  await recordErasure(db, '2')
  expect(await verifyLedger(db)).toMatchObject({ kind: 'sound', entries: 5, erased: 2 })
  expect(await verifyEntry(db, 2)).toMatchObject({ said: null, fault: null, erasedBy: 5 })

  // The entry of an erasure cannot be erased itself, nor vouch for what comes after it.
  await db.delete(ledgerPayloads).where(eq(ledgerPayloads.sequence, 4))
  await recordErasure(db, '1-5')
  expect(await verifyLedger(db)).toEqual({ kind: 'broken', sequence: 4, reason: 'payload-missing' })
  expect(await verifyEntry(db, 4)).toMatchObject({ said: null, fault: 'payload-missing' })
})

test('an erasure whose list was changed afterwards vouches for nothing', async () => {
  const db = await ledgerOf(3)
  await recordErasure(db, '1')
  await db.delete(ledgerPayloads).where(inArray(ledgerPayloads.sequence, [1, 2]))
  await db
    .update(ledgerPayloads)
    .set({ payload: { sequences: '1-2' } })
    .where(eq(ledgerPayloads.sequence, 4))

  expect(await verifyLedger(db)).toEqual({ kind: 'broken', sequence: 4, reason: 'payload-changed' })
  expect(await verifyEntry(db, 2)).toMatchObject({ fault: 'payload-missing', erasedBy: null })
})

test('a list of entries is written in runs and read back; what is no such list is read up to there', () => {
  expect(writeSequences([5, 3, 4, 17, 17])).toBe('3-5, 17')
  expect([...readSequences('3-5, 17')]).toEqual([
    { from: 3, to: 5 },
    { from: 17, to: 17 },
  ])
  expect([...readSequences(writeSequences([]))]).toEqual([])
  for (const odd of ['9-1', '0', '-3', '1e3', 'x', null, 7, {}]) expect([...readSequences(odd)]).toEqual([])
  expect([...readSequences('1-4, 2-9')]).toEqual([{ from: 1, to: 4 }])
})

test('a clock set back is refused and nothing is recorded', async () => {
  const db = await ledgerOf(1)
  const anHourEarlier = new Date(noon.getTime() - 3_600_000)

  await expect(append(db, anHourEarlier)).rejects.toThrow(ClockWentBackwards)

  expect(await db.select().from(ledgerEntries)).toHaveLength(1)
})

test('a transaction that fails leaves no entry behind', async () => {
  const db = await ledgerOf(1)

  const failing = inTransaction(db, async (tx) => {
    await recordEntry(tx, { action: 'test.happened', actor: { kind: 'system' }, subjectId: 'x' }, noon)
    throw new Error('it broke')
  })

  await expect(failing).rejects.toThrow('it broke')
  expect(await verifyLedger(db)).toMatchObject({ kind: 'sound', entries: 1 })
})

test('the database handle refuses to be used inside a transaction', async () => {
  const db = await ledgerOf(0)

  const mixed = inTransaction(db, async () => db.select().from(ledgerEntries))

  await expect(mixed).rejects.toThrow()
})

test('a transaction cannot be used after it ended', async () => {
  const db = await ledgerOf(0)
  const kept = await inTransaction(db, async (tx) => ({ tx }))

  await expect((async () => kept.tx.select().from(ledgerEntries))()).rejects.toThrow()
})

async function ledgerOf(entries: number): Promise<Database> {
  const db = await emptyDatabase()
  for (let made = 0; made < entries; made++) await append(db, noon)
  return db
}

function append(db: Database, at: Date) {
  return inTransaction(db, (tx) =>
    recordEntry(
      tx,
      { action: 'test.happened', actor: { kind: 'system' }, subjectId: 'nobody', payload: { score: 50, b: 1, a: 2 } },
      at,
    ),
  )
}

function recordErasure(db: Database, sequences: string) {
  const entry = { action: 'person.erased', actor: { kind: 'system' } as const, subjectId: 'x', payload: { sequences } }
  return inTransaction(db, (tx) => recordEntry(tx, entry, noon))
}
