import { unionAll as unionAllOfPostgres } from 'drizzle-orm/pg-core'
import { unionAll as unionAllOfSqlite } from 'drizzle-orm/sqlite-core'
import { engine } from './engine.ts'

/** A select that can be one part of several. Which rows it has is for `unionAll`'s caller to know. */
export type Part = { execute: () => Promise<unknown> }

type Together<Row> = { prepare: () => { execute: (values: Record<string, unknown>) => Promise<Row[]> } }

/**
 * Several selects asked as one, so that what they say agrees with itself. All have the same columns in the same order; the first one's
 * columns say how values are read, and on PostgreSQL which type a later null has.
 */
export function unionAll<Row>(first: Part, ...others: [Part, ...Part[]]): Together<Row> {
  const unite = (engine === 'postgres' ? unionAllOfPostgres : unionAllOfSqlite) as unknown as (
    ...parts: Part[]
  ) => Together<Row>
  return unite(first, ...others)
}
