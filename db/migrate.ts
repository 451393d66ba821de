import { chmodSync, rmSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres'
import { migrate as migratePostgresFolder } from 'drizzle-orm/node-postgres/migrator'
import { Client } from 'pg'
import { projectRoot } from './project-root.ts'

export const sqliteMigrations: string = path.join(projectRoot, 'db/migrations/sqlite')
export const postgresMigrations: string = path.join(projectRoot, 'db/migrations/postgres')

/** As drizzle's own migrator keeps it, so that its tools go on working. */
const createMigrationsTable =
  'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)'

/** Any number will do, as long as every release uses the same. */
const migrationLock = 74_210_016

/**
 * Brings an SQLite file up to the present schema, on a connection of its own and in one transaction. Foreign keys are off
 * meanwhile: drizzle rebuilds a table by dropping the old one, and that would silently empty the tables that point at it. They
 * are checked before the commit. A copy from before stays beside the file until the next migration, for whoever wants to go
 * back to the release before.
 */
export function migrateSqlite(file: string, folder: string = sqliteMigrations): void {
  const connection = new Sqlite(file, { timeout: 10_000 })
  try {
    connection.pragma('journal_mode = WAL')
    connection.pragma('foreign_keys = OFF')
    if (migrationsAhead(connection, folder).length === 0) return
    if (migrationsSeen(connection) > 0) keepCopy(connection, file)
    connection.transaction(() => applyMigrations(connection, folder)).immediate()
  } finally {
    connection.close()
  }
}

function applyMigrations(connection: Sqlite.Database, folder: string): void {
  connection.exec(createMigrationsTable)
  const note = connection.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)')
  // Looked up again now that the file is ours alone: another process may have been first.
  const ahead = migrationsAhead(connection, folder)
  for (const { sql, hash, folderMillis } of ahead) {
    for (const statement of sql) connection.exec(statement)
    note.run(hash, folderMillis)
  }
  const broken = connection.pragma('foreign_key_check') as { table: string }[]
  if (broken.length > 0) {
    throw new Error(`Migration left ${broken.length} rows pointing nowhere, first in ${broken[0]?.table}`)
  }
}

function migrationsAhead(connection: Sqlite.Database, folder: string) {
  const last = migrationsSeen(connection)
    ? (connection.prepare('SELECT max(created_at) FROM __drizzle_migrations').pluck().get() as number)
    : -1
  return readMigrationFiles({ migrationsFolder: folder }).filter(({ folderMillis }) => folderMillis > last)
}

function migrationsSeen(connection: Sqlite.Database): number {
  const known = connection.prepare("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'").get()
  if (!known) return 0
  return connection.prepare('SELECT count(*) FROM __drizzle_migrations').pluck().get() as number
}

function keepCopy(connection: Sqlite.Database, file: string): void {
  const copy = `${file}.before-migration`
  rmSync(copy, { force: true })
  connection.prepare('VACUUM INTO ?').run(copy)
  chmodSync(copy, 0o600)
}

/** How many migrations a folder holds. */
export function migrationsIn(folder: string): number {
  return readMigrationFiles({ migrationsFolder: folder }).length
}

/** Brings a PostgreSQL database up to the present schema; processes that start together take turns. */
export async function migratePostgres(url: string, folder: string = postgresMigrations): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await migratePostgresFolder(drizzlePostgres({ client }), {
      migrationsFolder: folder,
    })
  } finally {
    await client.end()
  }
}
