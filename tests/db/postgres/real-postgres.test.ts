import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { Client } from 'pg'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { migratePostgres, postgresMigrations } from '#db/migrate.ts'
import { openPostgres } from '#db/open-postgres.ts'
import { readTables } from '#db/read-tables.ts'
import { ledgerEntries, settings } from '#db/schema/index.ts'
import { postgresPrograms, startPostgres } from '#tests/support/real-postgres.ts'

const noon = new Date('2026-03-02T12:00:00.000Z')
let newDatabase: () => Promise<string>

beforeAll(async () => {
  if (!postgresPrograms) return
  const server = await startPostgres()
  newDatabase = server.newDatabase
  return server.stop
})

const testWithServer = test.skipIf(!postgresPrograms)

testWithServer('two processes that write at once take turns, and the ledger has neither gap nor fork', async () => {
  const url = await migratedDatabase()
  const [one, other] = [openDatabase(url), openDatabase(url)]

  await Promise.all(Array.from({ length: 200 }, (_, turn) => countUp(turn % 2 ? one : other)))

  expect(await verifyLedger(one)).toMatchObject({ kind: 'sound', entries: 200 })
  const [counted] = await one.select({ value: settings.value }).from(settings).where(eq(settings.name, 'count'))
  expect(counted?.value).toBe(200)
})

testWithServer('two processes that start at once on an empty database migrate it once', async () => {
  const url = await newDatabase()

  await Promise.all([migratePostgres(url), migratePostgres(url)])

  expect(await openDatabase(url).select().from(ledgerEntries)).toEqual([])
})

testWithServer('while one transaction writes, others read without waiting and see nothing of it', async () => {
  const url = await migratedDatabase()
  const db = openDatabase(url)
  const outside = openDatabase(url)
  let seen: unknown[] = ['nothing was read']

  await inTransaction(db, async (tx) => {
    await tx.insert(settings).values({ name: 'half', value: 1, changedAt: noon })
    seen = await outside.select().from(settings)
  })

  expect(seen).toEqual([])
})

testWithServer('a transaction that fails leaves nothing, and the next one is not held up', async () => {
  const db = openDatabase(await migratedDatabase())

  const failing = inTransaction(db, async (tx) => {
    await recordEntry(tx, { action: 'test.happened', actor: { kind: 'system' }, subjectId: 'x' }, noon)
    throw new Error('it broke')
  })

  await expect(failing).rejects.toThrow('it broke')
  await countUp(db)
  expect(await verifyLedger(db)).toMatchObject({ kind: 'sound', entries: 1 })
})

testWithServer('the database handle refuses to be used inside a transaction', async () => {
  const db = openDatabase(await migratedDatabase())

  await expect(inTransaction(db, async () => db.select().from(settings))).rejects.toThrow()
})

testWithServer('a migration that rebuilds keeps the rows, and one that breaks leaves nothing of itself', async () => {
  const url = await migratedDatabase()
  await ask(url, `INSERT INTO units (id, name) VALUES ('u', 'Ministry')`)
  const folder = laterMigrations(['ALTER TABLE units ADD note text', `UPDATE units SET note = 'kept'`])
  await migratePostgres(url, folder)
  expect(await ask(url, 'SELECT name, note FROM units')).toEqual([{ name: 'Ministry', note: 'kept' }])

  const other = await migratedDatabase()
  const broken = laterMigrations(['ALTER TABLE units ADD note text', 'this is not SQL'])
  await expect(migratePostgres(other, broken)).rejects.toThrow()
  expect(
    await ask(other, `SELECT 1 FROM information_schema.columns WHERE column_name = 'note' AND table_name = 'units'`),
  ).toEqual([])
})

testWithServer('an export sees one moment, typed as on SQLite, whatever is written meanwhile', async () => {
  const url = await migratedDatabase()
  const db = openDatabase(url)
  await db.insert(settings).values({ name: 'first', value: { a: [1] }, changedAt: noon })
  const rows: unknown[] = []

  await readTables({ databaseUrl: url }, async (read) => {
    for await (const row of read(settings)) {
      rows.push(row)
      await db.insert(settings).values({ name: 'later', value: 2, changedAt: noon })
    }
    for await (const row of read(settings)) rows.push(row)
  })

  const first = { name: 'first', value: { a: [1] }, changedAt: noon }
  expect(rows).toEqual([first, first])
})

async function migratedDatabase(): Promise<string> {
  const url = await newDatabase()
  await migratePostgres(url)
  return url
}

function openDatabase(url: string): Database {
  const handle = openPostgres(url)
  onTestFinished(handle.close)
  return handle.db
}

/** Reads, then writes what it read plus one: two at once would lose a step. */
function countUp(db: Database): Promise<void> {
  return inTransaction(db, async (tx) => {
    const [row] = await tx.select().from(settings).where(eq(settings.name, 'count'))
    const value = Number(row?.value ?? 0) + 1
    await tx
      .insert(settings)
      .values({ name: 'count', value, changedAt: noon })
      .onConflictDoUpdate({ target: settings.name, set: { value: sql`excluded.value` } })
    await recordEntry(
      tx,
      { action: 'test.counted', actor: { kind: 'system' }, subjectId: 'count', payload: { value } },
      noon,
    )
  })
}

async function ask(url: string, query: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  try {
    await client.connect()
    return (await client.query(query)).rows
  } finally {
    await client.end()
  }
}

function laterMigrations(statements: string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'lisans-migrations-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  cpSync(postgresMigrations, folder, { recursive: true })
  const journalFile = path.join(folder, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(journalFile, 'utf8'))
  journal.entries.push({
    idx: journal.entries.length,
    version: '7',
    when: 4_000_000_000_000,
    tag: '9999_later',
    breakpoints: true,
  })
  writeFileSync(journalFile, JSON.stringify(journal))
  writeFileSync(path.join(folder, '9999_later.sql'), statements.join(';\n--> statement-breakpoint\n'))
  return folder
}
