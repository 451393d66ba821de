import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { holdDataDirectory } from './data-directory-lock.ts'
import type { DatabaseHandle } from './handle.ts'
import { migratePostgres, migrateSqlite } from './migrate.ts'
import { openPostgres } from './open-postgres.ts'
import { openSqlite } from './open-sqlite.ts'

/** Where the embedded database lies within the data directory. */
export function sqliteFile(dataDirectory: string): string {
  return path.join(dataDirectory, 'lisans.sqlite')
}

/** Migrates and opens the database that the settings name: `databaseUrl` when it is PostgreSQL's, else the file in the data directory. */
export async function connect(settings: {
  databaseUrl: string | null
  dataDirectory: string
  refuseOutsideAwaits?: boolean
}): Promise<DatabaseHandle> {
  if (settings.databaseUrl) {
    await migratePostgres(settings.databaseUrl)
    return openPostgres(settings.databaseUrl)
  }
  mkdirSync(settings.dataDirectory, { recursive: true, mode: 0o700 })
  const release = holdDataDirectory(settings.dataDirectory)
  const file = sqliteFile(settings.dataDirectory)
  migrateSqlite(file)
  const handle = openSqlite(file, { refuseOutsideAwaits: settings.refuseOutsideAwaits })
  return { ...handle, close: () => handle.close().finally(release) }
}
