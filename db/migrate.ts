import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3'
import { migrate as migrateSqliteFolder } from 'drizzle-orm/better-sqlite3/migrator'
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres'
import { migrate as migratePostgresFolder } from 'drizzle-orm/node-postgres/migrator'
import { Client } from 'pg'
import { projectRoot } from './project-root.ts'

export const sqliteMigrations: string = path.join(projectRoot, 'db/migrations/sqlite')
export const postgresMigrations: string = path.join(projectRoot, 'db/migrations/postgres')

/** Any number will do, as long as every release uses the same. */
const migrationLock = 74_210_016

/**
 * Brings an SQLite file up to the present schema, on a connection of its own. Foreign keys are off meanwhile: drizzle
 * rebuilds a table by dropping the old one, and that would silently empty the tables that point at it. They are checked after.
 */
export function migrateSqlite(file: string, folder: string = sqliteMigrations): void {
  const connection = new Sqlite(file, { timeout: 10_000 })
  try {
    connection.pragma('journal_mode = WAL')
    connection.pragma('foreign_keys = OFF')
    migrateSqliteFolder(drizzleSqlite(connection), {
      migrationsFolder: folder,
    })
    const broken = connection.pragma('foreign_key_check') as {
      table: string
    }[]
    if (broken.length > 0)
      throw new Error(`Migration left ${broken.length} rows pointing nowhere, first in ${broken[0]?.table}`)
  } finally {
    connection.close()
  }
}

/** Brings a PostgreSQL database up to the present schema; processes that start together take turns. */
export async function migratePostgres(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await migratePostgresFolder(drizzlePostgres({ client }), {
      migrationsFolder: postgresMigrations,
    })
  } finally {
    await client.end()
  }
}
