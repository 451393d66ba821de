import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type { Engine } from './engine.ts'

/** The shared query builder: awaited, the same on both engines. Reads at once; a write outside a transaction waits its turn in the queue. */
export type Database = BaseSQLiteDatabase<'async', unknown, Record<string, never>>

/** The query builder inside `inTransaction`. It works there and then only. */
export type Transaction = Database & { readonly [insideTransaction]?: true }

/** An open database. */
export type DatabaseHandle = {
  engine: Engine
  db: Database
  /** Puts what was written in its final place and closes every connection. Waits for queued work first. */
  close: () => Promise<void>
}

declare const insideTransaction: unique symbol

type Transact = <Result>(work: (tx: Transaction) => Promise<Result>) => Promise<Result>

const transactors = new WeakMap<Database, Transact>()

/** Tells `inTransaction` how this database opens a transaction. Called once, by whoever opens it. */
export function registerTransactor(db: Database, transact: Transact): void {
  transactors.set(db, transact)
}

/**
 * Runs `work` in one transaction, alone among writers, and answers after it is durably committed. If `work` throws, nothing of it
 * remains. Inside, only `tx` may be used and only the database awaited; the work of other transactions waits meanwhile.
 */
export function inTransaction<Result>(db: Database, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  const transact = transactors.get(db)
  if (!transact) throw new Error('inTransaction needs the database handle, not a transaction: transactions do not nest')
  return transact(work)
}

/**
 * The transaction as a database: commands given it run inside it instead of in transactions of their own, so that many of them are done, or
 * undone, together. Good until the transaction ends.
 */
export function stageWithin(tx: Transaction): Database {
  const stage = new Proxy(tx, {
    get(target, property) {
      const value = Reflect.get(target, property, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  }) as Database
  registerTransactor(stage, (work) => work(tx))
  return stage
}

/**
 * Does the work with the real commands and then undoes it: what they answer is what they would do. Other writers wait meanwhile, so rehearse
 * a few at a time.
 */
export async function rehearse<Result>(db: Database, work: (stage: Database) => Promise<Result>): Promise<Result> {
  const over = new Error('The rehearsal is over')
  let result: { of: Result } | null = null
  try {
    await inTransaction(db, async (tx) => {
      result = { of: await work(stageWithin(tx)) }
      throw over
    })
  } catch (error) {
    if (error !== over) throw error
  }
  return (result as unknown as { of: Result }).of
}
