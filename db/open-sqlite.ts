import { AsyncLocalStorage } from 'node:async_hooks'
import Sqlite from 'better-sqlite3'
import { drizzle as drizzleProxy } from 'drizzle-orm/sqlite-proxy'
import { type Database, type DatabaseHandle, registerTransactor, type Transaction } from './handle.ts'
import { cacheStatements } from './statement-cache.ts'
import { WriteQueue } from './write-queue.ts'

type Method = 'run' | 'all' | 'values' | 'get'
type Options = {
  /** Fails a transaction that awaited anything but the database, for it held up every other writer meanwhile. */
  refuseOutsideAwaits?: boolean
}

// The casing is the third argument; as the second it is silently ignored.
const casing = { casing: 'snake_case' } as const

/**
 * Opens an SQLite file that is already migrated: one connection that writes, reachable only through a queue, and one that
 * can only read. Whatever SQLite itself calls a write goes through the queue, whoever asked for it.
 */
export function openSqlite(file: string, { refuseOutsideAwaits = false }: Options = {}): DatabaseHandle {
  const writer = openWriter(file)
  const reader = openReader(file)
  const onWriter = cacheStatements(writer)
  const onReader = cacheStatements(reader)
  const queue = new WriteQueue(writer)
  const current = new AsyncLocalStorage<object>()
  let running: object | undefined

  const tx = drizzleProxy(
    async (query, values, method) => {
      if (!running || current.getStore() !== running) {
        throw new Error(`This transaction is over; was an await forgotten before it ended? ${query}`)
      }
      return execute(onWriter(query), values, method)
    },
    undefined,
    casing,
  ) as unknown as Transaction

  const db = drizzleProxy(
    async (query, values, method) => {
      if (current.getStore()) throw new Error(`Inside a transaction only its own tx may be used: ${query}`)
      const statement = onWriter(query)
      return statement.readonly
        ? execute(onReader(query), values, method)
        : queue.run(async () => execute(statement, values, method))
    },
    undefined,
    casing,
  ) as unknown as Database

  registerTransactor(db, (work) => {
    if (current.getStore()) throw new Error('Transactions do not nest')
    return queue.run(() => {
      const me = {}
      running = me
      return current.run(me, async () => {
        const watch = refuseOutsideAwaits ? watchForOutsideAwaits() : undefined
        try {
          const result = await work(tx)
          watch?.check()
          return result
        } finally {
          watch?.stop()
          running = undefined
        }
      })
    })
  })

  return {
    engine: 'sqlite',
    db,
    close: async () => {
      await queue.idle()
      writer.pragma('wal_checkpoint(TRUNCATE)')
      reader.close()
      writer.close()
    },
  }
}

/** The only connection that may write. `FULL`: what was acknowledged survives a power cut. */
function openWriter(file: string): Sqlite.Database {
  const connection = new Sqlite(file, { timeout: 0 })
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  // What is deleted or erased is overwritten in the file, and so is in no copy of it made later.
  connection.pragma('secure_delete = ON')
  return connection
}

/** A connection that fails at once if something tries to write through it. */
export function openReader(file: string): Sqlite.Database {
  return new Sqlite(file, { readonly: true, timeout: 0 })
}

function execute(
  statement: Sqlite.Statement,
  values: unknown[],
  method: Method,
): { rows: unknown[]; rowsAffected?: number } {
  // better-auth asks how many rows it changed.
  if (!statement.reader) return { rows: [], rowsAffected: statement.run(...values).changes }
  const rows = statement.raw()
  return {
    rows: (method === 'get' ? rows.get(...values) : rows.all(...values)) as unknown[],
  }
}

/** On SQLite a transaction that awaits only the database never gives the event loop a turn; if a turn passed, it awaited something else. */
function watchForOutsideAwaits(): { check: () => void; stop: () => void } {
  let passed = false
  const turn = setImmediate(() => {
    passed = true
  })
  return {
    check: () => {
      if (passed) throw new Error('A transaction may await nothing but the database')
    },
    stop: () => clearImmediate(turn),
  }
}
