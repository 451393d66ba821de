import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { engine } from './engine.ts'
import type { Transaction } from './handle.ts'

/**
 * Rows for `insert(table).select(…)`: all of them in one value that the database takes apart. Some hundred rows given one value at a time cost
 * the query builder more than the database.
 */
export function rowsOf<Table extends SQLiteTable>(table: Table, rows: Table['$inferInsert'][]): SQL {
  const columns = Object.entries(getTableColumns(table)).filter(([, { generated }]) => generated === undefined)
  const written = rows.map((row) =>
    columns.map(([name, column]) => {
      const value = (row as Record<string, unknown>)[name] ?? null
      return value === null ? null : column.mapToDriverValue(value)
    }),
  )
  const json = JSON.stringify(written)
  const cells = columns.map(([, column], place) =>
    engine === 'postgres'
      ? sql.raw(`(value->>${place})::${column.getSQLType()}`)
      : sql.raw(`json_extract(value, '$[${place}]')`),
  )
  const source = engine === 'postgres' ? sql`json_array_elements(${json}::json)` : sql`json_each(${json})`
  // Without a condition, SQLite takes the word ON of a conflict for that of a join.
  return sql`select ${sql.join(cells, sql`, `)} from ${source} where true`
}

/** Inserts some hundred rows in one statement; a column that a row leaves out is null. */
export async function insertMany<Table extends SQLiteTable>(
  tx: Transaction,
  table: Table,
  rows: Table['$inferInsert'][],
): Promise<void> {
  if (rows.length > 0) await tx.insert(table).select(rowsOf(table, rows) as never)
}
