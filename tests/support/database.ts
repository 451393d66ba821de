import { createHash, randomUUID } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { afterAll, onTestFinished } from 'vitest'
import { engine } from '#db/engine.ts'
import type { Database } from '#db/handle.ts'
import { migrateSqlite, postgresMigrations } from '#db/migrate.ts'
import { registerWriter } from '#db/open-postgres.ts'
import { openSqlite } from '#db/open-sqlite.ts'
import { projectRoot } from '#db/project-root.ts'

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
  const client = await PGlite.create({ loadDataDir: await migratedImage() })
  const opened = drizzle({ client, casing: 'snake_case' })
  await opened.execute(sql`select 1`)
  const db = opened as unknown as Database
  registerWriter(db, client as never)
  return { client, db }
}

/**
 * An empty, migrated PostgreSQL as a file, made once for these migrations and this PGlite: setting one up anew takes several
 * times as long as reading it back, and every test file needs one.
 */
async function migratedImage(): Promise<Blob> {
  const file = path.join(projectRoot, '.cache', `postgres-${imageVersion()}.tar.gz`)
  if (!existsSync(file)) {
    const client = await PGlite.create()
    await migrate(drizzle({ client, casing: 'snake_case' }), { migrationsFolder: postgresMigrations })
    const image = await client.dumpDataDir('gzip')
    await client.close()
    mkdirSync(path.dirname(file), { recursive: true })
    // Whole or not at all: test files start side by side, and a run may be cut off.
    const unfinished = `${file}.${randomUUID()}`
    writeFileSync(unfinished, new Uint8Array(await image.arrayBuffer()))
    renameSync(unfinished, file)
  }
  return new Blob([readFileSync(file)], { type: 'application/x-gzip' })
}

function imageVersion(): string {
  const pglite = readFileSync(path.join(projectRoot, 'node_modules/@electric-sql/pglite/package.json'))
  const hash = createHash('sha256').update(pglite)
  for (const { hash: migration } of readMigrationFiles({ migrationsFolder: postgresMigrations })) hash.update(migration)
  return hash.digest('hex').slice(0, 16)
}
