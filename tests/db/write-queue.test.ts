import { AsyncLocalStorage } from 'node:async_hooks'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { eq, sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { type Database, inTransaction } from '#db/handle.ts'
import { migrateSqlite } from '#db/migrate.ts'
import { openReader, openSqlite } from '#db/open-sqlite.ts'
import { settings } from '#db/schema/index.ts'
import { WriteQueue } from '#db/write-queue.ts'

const noon = new Date('2026-03-02T12:00:00.000Z')

test('no statement ever sees half a transaction, and money is neither made nor lost', async () => {
  const { db } = await openAccounts(['a', 'b', 'c'])
  const sums: number[] = []
  const watching = new AbortController()
  const watcher = (async () => {
    while (!watching.signal.aborted) {
      sums.push(await sumOfAccounts(db))
      await pause(0)
    }
  })()

  const transfers = Array.from({ length: 300 }, (_, turn) =>
    transfer(db, 'abc'[turn % 3] ?? 'a', 'bca'[turn % 3] ?? 'b', turn),
  )
  await Promise.allSettled(transfers)
  watching.abort()
  await watcher

  expect(new Set(sums)).toEqual(new Set([300]))
  expect(await sumOfAccounts(db)).toBe(300)
})

test('one that fails among many is undone alone', async () => {
  const { db } = await openAccounts(['a', 'b'])

  const outcomes = await Promise.allSettled([
    transfer(db, 'a', 'b', 1),
    inTransaction(db, async (tx) => {
      await tx.update(settings).set({ value: 0 })
      throw new Error('it broke')
    }),
    transfer(db, 'a', 'b', 2),
  ])

  expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await sumOfAccounts(db)).toBe(200)
})

test('when the disk fails and SQLite undoes everything, all who shared the commit are told, and the next may write', async () => {
  const { file } = await openAccounts([])
  const connection = new Sqlite(file)
  onTestFinished(() => void connection.close())
  const queue = new WriteQueue(connection)
  const write = (name: string) => async () =>
    connection.prepare("INSERT INTO settings (name, value, changed_at) VALUES (?, '1', 0)").run(name)

  const outcomes = await Promise.allSettled([
    queue.run(write('before')),
    queue.run(async () => {
      connection.exec('ROLLBACK')
      throw new Error('database or disk is full')
    }),
    queue.run(write('after')),
  ])
  await queue.run(write('later'))

  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
  expect(connection.prepare('SELECT name FROM settings ORDER BY name').pluck().all()).toEqual(['after', 'later'])
})

test('transactions asked for together share one commit, and nobody is told before it', async () => {
  const { db, file } = await openAccounts([])
  const outside = openReader(file)
  onTestFinished(() => void outside.close())
  const count = () => outside.prepare('SELECT count(*) FROM settings').pluck().get()

  const writes = Array.from({ length: 50 }, (_, turn) => inTransaction(db, (tx) => open(tx, `account ${turn}`)))
  expect(count()).toBe(0)
  await writes[0]

  expect(count()).toBe(50)
})

test('while another process writes for long, reads are answered and writes wait without blocking', async () => {
  const { db, file } = await openAccounts(['a', 'b'])
  const other = new Sqlite(file)
  onTestFinished(() => void other.close())
  other.exec('BEGIN IMMEDIATE')

  const waiting = transfer(db, 'a', 'b', 1)
  let turns = 0
  for (; turns < 20; turns++) {
    await sumOfAccounts(db)
    await pause(5)
  }
  other.exec('COMMIT')
  await waiting

  expect(turns).toBe(20)
})

test('a transaction that awaits anything but the database fails, and nothing of it remains', async () => {
  const { db } = await openAccounts(['a', 'b'])

  const slow = inTransaction(db, async (tx) => {
    await tx.update(settings).set({ value: 0 })
    await pause(5)
  })

  await expect(slow).rejects.toThrow('nothing but the database')
  expect(await sumOfAccounts(db)).toBe(200)
})

test('an await forgotten inside a transaction is refused instead of landing in the next one', async () => {
  const { db } = await openAccounts(['a', 'b'])
  let forgotten: Promise<unknown> = Promise.resolve()

  await inTransaction(db, async (tx) => {
    forgotten = pause(1).then(() => tx.update(settings).set({ value: 0 }))
    forgotten.catch(() => {})
  })

  await expect(forgotten).rejects.toThrow()
  expect(await sumOfAccounts(db)).toBe(200)
})

test('every transaction of a shared commit runs in the context of whoever asked for it', async () => {
  const { db } = await openAccounts([])
  const request = new AsyncLocalStorage<string>()
  const seen = await Promise.all(
    ['one', 'two', 'three'].map((name) =>
      request.run(name, () => inTransaction(db, async (tx) => open(tx, name).then(() => request.getStore()))),
    ),
  )

  expect(seen).toEqual(['one', 'two', 'three'])
})

test('a plain write outside a transaction waits its turn like the others', async () => {
  const { db } = await openAccounts(['a'])

  await Promise.all([
    db.update(settings).set({ value: 7 }).where(eq(settings.name, 'a')),
    inTransaction(db, (tx) => open(tx, 'b')),
  ])

  expect(await sumOfAccounts(db)).toBe(107)
})

async function openAccounts(names: string[]): Promise<{ db: Database; file: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lisans-queue-'))
  const file = path.join(folder, 'lisans.sqlite')
  migrateSqlite(file)
  const handle = openSqlite(file, { refuseOutsideAwaits: true })
  onTestFinished(async () => {
    await handle.close()
    rmSync(folder, { recursive: true })
  })
  for (const name of names) await open(handle.db, name)
  return { db: handle.db, file }
}

async function open(db: Database, name: string): Promise<void> {
  await db.insert(settings).values({ name, value: 100, changedAt: noon })
}

function transfer(db: Database, from: string, to: string, turn: number): Promise<void> {
  return inTransaction(db, async (tx) => {
    await tx.update(settings).set({ value: sql`value - 1` }).where(eq(settings.name, from))
    if (turn % 7 === 3) throw new Error('the line broke')
    await tx.update(settings).set({ value: sql`value + 1` }).where(eq(settings.name, to))
  })
}

async function sumOfAccounts(db: Database): Promise<number> {
  const [row] = await db.select({ sum: sql<number>`sum(value)` }).from(settings)
  return Number(row?.sum)
}
