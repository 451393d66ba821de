import type { Database } from './handle.ts'

const prepared = new WeakMap<Database, Map<unknown, unknown>>()

/**
 * Builds a query once and keeps it for as long as its handle lives: `prepareOnce(tx, answerQuery).execute({ … })`, where `answerQuery`
 * is a function with a name of its own that ends in `.prepare()`. On SQLite all transactions share one handle, so that hot queries
 * are built once per process; on PostgreSQL each transaction has its own and builds what it uses.
 */
export function prepareOnce<Query>(db: Database, build: (db: Database) => Query): Query {
  let known = prepared.get(db)
  if (!known) {
    known = new Map()
    prepared.set(db, known)
  }
  let query = known.get(build) as Query | undefined
  if (query === undefined) {
    query = build(db)
    known.set(build, query)
  }
  return query
}
