import Sqlite from 'better-sqlite3'
import { migrationsIn, sqliteMigrations } from './migrate.ts'

export type LedgerEnd = { sequence: number; hash: string; recordedAt: Date }

/** What a database file says of itself, read without the application. */
export type SqliteFacts = {
  /** `ok`, or SQLite's first complaint. */
  integrity: string
  /** How many migrations it has seen. */
  migrations: number
  ledgerEnd: LedgerEnd | null
}

/** Reads a database file that may be damaged or not ours; throws when it is not an SQLite file at all. */
export function examineSqlite(file: string): SqliteFacts {
  return reading(file, (connection) => {
    const integrity = connection.pragma('integrity_check(1)', { simple: true }) as string
    if (integrity !== 'ok') return { integrity, migrations: 0, ledgerEnd: null }
    const { migrations } = connection.prepare('SELECT count(*) AS migrations FROM __drizzle_migrations').get() as {
      migrations: number
    }
    const end = connection.prepare('SELECT sequence, hash, recorded_at FROM ledger_head').get() as
      | { sequence: number; hash: string; recorded_at: number }
      | undefined
    const ledgerEnd = end ? { sequence: end.sequence, hash: end.hash, recordedAt: new Date(end.recorded_at) } : null
    return { integrity, migrations, ledgerEnd }
  })
}

/** How many ledger entries a database file has beyond an entry; null when that entry is not in it, or the file cannot be read. */
export function countEntriesBeyond(file: string, entry: { sequence: number; hash: string } | null): number | null {
  try {
    return reading(file, (connection) => {
      const known = connection.prepare('SELECT 1 FROM ledger_entries WHERE sequence = ? AND hash = ?')
      if (entry && !known.get(entry.sequence, entry.hash)) return null
      const beyond = connection.prepare('SELECT count(*) AS entries FROM ledger_entries WHERE sequence > ?')
      return (beyond.get(entry?.sequence ?? 0) as { entries: number }).entries
    })
  } catch {
    return null
  }
}

/** How many migrations this release knows. */
export function knownMigrations(): number {
  return migrationsIn(sqliteMigrations)
}

function reading<Result>(file: string, read: (connection: Sqlite.Database) => Result): Result {
  const connection = new Sqlite(file, { readonly: true, fileMustExist: true })
  try {
    return read(connection)
  } finally {
    connection.close()
  }
}
