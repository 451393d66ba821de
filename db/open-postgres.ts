import { AsyncLocalStorage } from 'node:async_hooks'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { Pool } from 'pg'
import { type Database, type DatabaseHandle, registerTransactor, type Transaction } from './handle.ts'
import { registerLookUp } from './looking-up.ts'

/**
 * The questions about standings are long and quickly answered: compiling one took two seconds, answering it a quarter of one. And what is
 * asked often is in memory, where any page costs the same.
 */
const settings = '-c jit=off -c random_page_cost=1.1'

type Queryable = { query: (...values: never[]) => unknown }
type Transactional = {
  transaction: <Result>(work: (tx: unknown) => Promise<Result>) => Promise<Result>
}

/** Opens a PostgreSQL database that is already migrated. */
export function openPostgres(url: string): DatabaseHandle {
  const pool = new Pool({ connectionString: url, max: 16, options: settings })
  // A connection that breaks while idle, because PostgreSQL was restarted, is replaced at the next query; unheard, its error
  // would end the process.
  pool.on('error', () => {})
  const db = drizzle({ client: pool, casing: 'snake_case' })
  registerWriter(db as unknown as Database, pool as unknown as Queryable)
  return {
    engine: 'postgres',
    db: db as unknown as Database,
    close: () => pool.end(),
  }
}

/**
 * Writers take turns by locking the ledger's head first, as they do by queue on SQLite: the chain orders every command
 * anyway, and serialisable isolation would only turn that order into retries.
 */
export function registerWriter(db: Database, client: Queryable): void {
  const inside = new AsyncLocalStorage<true>()
  guardAgainstUseInside(client, inside)
  registerLookUp(db, (work) =>
    (db as unknown as Transactional).transaction(async (opened) => {
      const reader = opened as Database & { execute: (query: unknown) => Promise<unknown> }
      await reader.execute(sql`set local enable_hashjoin = off`)
      await reader.execute(sql`set local enable_mergejoin = off`)
      return work(reader)
    }),
  )
  registerTransactor(db, <Result>(work: (tx: Transaction) => Promise<Result>) => {
    if (inside.getStore()) throw new Error('Transactions do not nest')
    return (db as unknown as Transactional).transaction((opened) =>
      inside.run(true, async () => {
        const once = usableOnce(
          opened as Transaction & {
            execute: (query: unknown) => Promise<unknown>
          },
        )
        try {
          await once.tx.execute(sql`lock table ledger_head in exclusive mode`)
          return await work(once.tx)
        } finally {
          once.end()
        }
      }),
    )
  })
}

function guardAgainstUseInside(client: Queryable, inside: AsyncLocalStorage<true>): void {
  const query = client.query.bind(client)
  client.query = (...values) => {
    if (inside.getStore()) throw new Error('Inside a transaction only its own tx may be used')
    return query(...values)
  }
}

function usableOnce<Tx extends object>(opened: Tx): { tx: Tx; end: () => void } {
  let over = false
  const tx = new Proxy(opened, {
    get(target, property) {
      if (over) throw new Error('This transaction is over; was an await forgotten before it ended?')
      const value = Reflect.get(target, property, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return {
    tx,
    end: () => {
      over = true
    },
  }
}
