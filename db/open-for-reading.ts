import type Sqlite from 'better-sqlite3'
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres'
import { drizzle as drizzleProxy } from 'drizzle-orm/sqlite-proxy'
import { Pool } from 'pg'
import { sqliteFile } from './connect.ts'
import type { Database } from './handle.ts'
import { openReader } from './open-sqlite.ts'
import { registerRaw } from './prepare-lean.ts'
import { cacheStatements } from './statement-cache.ts'

/** So much of the file is read without copying: all of it, in an organisation of some 300,000 people. */
const mappedBytes = 256 * 1024 * 1024

/** Opens a second way into the database that can only read, for a thread that must not wait for the writers' process. */
export function openForReading(settings: { databaseUrl: string | null; dataDirectory: string }): {
  db: Database
  close: () => Promise<void>
} {
  if (settings.databaseUrl) return openPostgresForReading(settings.databaseUrl)
  const reader = openReader(sqliteFile(settings.dataDirectory))
  // What this connection has cached is void after every commit of another one; the system's own copy of the file is not.
  reader.pragma(`mmap_size = ${mappedBytes}`)
  const prepared = cacheStatements(reader)
  const db = drizzleProxy(
    async (query, values, method) => {
      const rows = prepared(query).raw()
      return { rows: (method === 'get' ? rows.get(...values) : rows.all(...values)) as unknown[] }
    },
    undefined,
    { casing: 'snake_case' },
  ) as unknown as Database
  const oneSnapshot = holdSnapshotForOneTurn(reader)
  registerRaw(db, (statement) => {
    const rows = reader.prepare(statement).raw()
    return (values) => {
      oneSnapshot()
      return rows.get(...values) as unknown[] | undefined
    }
  })
  return { db, close: async () => void reader.close() }
}

/**
 * Questions that came in together are answered from one snapshot: the lock that SQLite takes for reading, a system call, is
 * then taken once for them all. It is given back before the next questions are listened to, so no answer is older than its
 * question.
 */
function holdSnapshotForOneTurn(reader: Sqlite.Database): () => void {
  const begin = reader.prepare('begin')
  const end = reader.prepare('commit')
  return () => {
    if (reader.inTransaction) return
    begin.run()
    setImmediate(() => {
      if (reader.open) end.run()
    })
  }
}

function openPostgresForReading(url: string): { db: Database; close: () => Promise<void> } {
  const pool = new Pool({ connectionString: url, max: 4, options: '-c default_transaction_read_only=on' })
  // As for the writers' pool: a broken idle connection must not end the thread.
  pool.on('error', () => {})
  return { db: drizzlePostgres({ client: pool, casing: 'snake_case' }) as unknown as Database, close: () => pool.end() }
}
