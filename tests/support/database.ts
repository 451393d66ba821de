import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { afterAll, onTestFinished } from 'vitest'
import { engine } from '#db/engine.ts'
import type { Database } from '#db/handle.ts'
import { migrateSqlite, postgresMigrations } from '#db/migrate.ts'
import { registerWriter } from '#db/open-postgres.ts'
import { openSqlite } from '#db/open-sqlite.ts'

/** An empty, migrated database of the engine this test run is about. On PostgreSQL one server per test file is emptied and used again. */
export async function emptyDatabase(): Promise<Database> {
  return engine === 'postgres' ? emptyPostgres() : emptySqlite()
}

let folder: string | undefined

function emptySqlite(): Database {
  const file = path.join(temporaryFolder(), `${randomUUID()}.sqlite`)
  copyFileSync(migratedTemplate(), file)
  const handle = openSqlite(file, { refuseOutsideAwaits: true })
  onTestFinished(handle.close)
  return handle.db
}

function migratedTemplate(): string {
  const template = path.join(temporaryFolder(), 'template.sqlite')
  migrateSqlite(template)
  return template
}

function temporaryFolder(): string {
  if (!folder) {
    const made = mkdtempSync(path.join(tmpdir(), 'lisans-test-'))
    folder = made
    afterAll(() => rmSync(made, { recursive: true, force: true }))
  }
  return folder
}

let server: Promise<{ client: PGlite; db: Database }> | undefined

async function emptyPostgres(): Promise<Database> {
  server ??= startPostgres()
  const { client, db } = await server
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
  )
  await client.exec(`truncate ${rows.map((row) => row.name).join(', ')}`)
  return db
}

async function startPostgres(): Promise<{ client: PGlite; db: Database }> {
  const client = new PGlite()
  const opened = drizzle({ client, casing: 'snake_case' })
  await migrate(opened, { migrationsFolder: postgresMigrations })
  await opened.execute(sql`select 1`)
  const db = opened as unknown as Database
  registerWriter(db, client as never)
  return { client, db }
}
