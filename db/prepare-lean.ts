import { is, Param, Placeholder, type Query } from 'drizzle-orm'
import type { Database } from './handle.ts'

/** Prepares one statement and answers how to run it: the first row, as its columns stand in the statement. */
export type PrepareRaw = (statement: string) => (values: unknown[]) => unknown[] | undefined

const raw = new WeakMap<Database, PrepareRaw>()

/** Tells `prepareLean` how this database runs a statement without the builder. Called once, by whoever opens it. */
export function registerRaw(db: Database, prepare: PrepareRaw): void {
  raw.set(db, prepare)
}

/** A select of the builder. */
type Select<Row> = {
  toSQL: () => Query
  prepare: () => { execute: (values: Record<string, unknown>) => Promise<Row[]> }
}

/**
 * Prepares a question that is asked thousands of times a second: the builder writes it once, and from then on SQLite is asked
 * directly, and answers at once. `columns` names what is selected, in its order; values come as SQLite gives them. Answers the
 * first row. Where a database cannot be asked directly (PostgreSQL), the builder's own prepared statement is used, under this
 * name, and its row is promised.
 */
export function prepareLean<Row extends Record<string, unknown>>(
  db: Database,
  { name, query, columns }: { name: string; query: Select<Row>; columns: (keyof Row & string)[] },
): (values: Record<string, unknown>) => Row | undefined | Promise<Row | undefined> {
  const prepareRaw = raw.get(db)
  if (!prepareRaw) {
    // PostgreSQL keeps a prepared statement by its name.
    const prepared = (query.prepare as (name: string) => ReturnType<Select<Row>['prepare']>).call(query, name)
    return async (values) => (await prepared.execute(values))[0]
  }
  const { sql, params } = query.toSQL()
  const run = prepareRaw(sql)
  const fill = params.map(filler)
  return (values) => {
    const row = run(fill.map((value) => value(values)))
    if (!row) return undefined
    const named: Record<string, unknown> = {}
    for (const [place, column] of columns.entries()) named[column] = row[place]
    return named as Row
  }
}

/** How one parameter of a statement gets its value: as drizzle's `fillPlaceholders` would, but decided once. */
function filler(parameter: unknown): (values: Record<string, unknown>) => unknown {
  if (is(parameter, Placeholder)) return (values) => values[parameter.name]
  if (is(parameter, Param) && is(parameter.value, Placeholder)) {
    const { name } = parameter.value
    return (values) => parameter.encoder.mapToDriverValue(values[name])
  }
  return () => parameter
}
