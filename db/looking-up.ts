import type { Database } from './handle.ts'

type LookUp = <Result>(work: (reader: Database) => Promise<Result>) => Promise<Result>

const lookUps = new WeakMap<Database, LookUp>()

/** Tells `lookingUp` how this database is made to look rows up. Called once, by whoever opens it. */
export function registerLookUp(db: Database, lookUp: LookUp): void {
  lookUps.set(db, lookUp)
}

/**
 * For a question that finds a page of rows among very many and joins much to each: they are looked up one by one, by index. PostgreSQL
 * would rather read whole tables into hashes first, which takes as long as the tables are large. Only `reader` may be used within.
 */
export function lookingUp<Result>(db: Database, work: (reader: Database) => Promise<Result>): Promise<Result> {
  const lookUp = lookUps.get(db)
  return lookUp ? lookUp(work) : work(db)
}
