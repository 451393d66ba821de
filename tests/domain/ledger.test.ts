import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ClockWentBackwards, recordEntry } from '#app/domain/ledger/record-entry.ts'
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

test('erasing what an entry says about a person leaves the chain sound', async () => {
  const db = await ledgerOf(3)
  await db.delete(ledgerPayloads).where(eq(ledgerPayloads.sequence, 2))

  expect(await verifyLedger(db)).toMatchObject({ kind: 'sound', entries: 3, erased: 1 })
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
