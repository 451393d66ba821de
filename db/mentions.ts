import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/**
 * 1 where a JSON column has this string among its values or names, else 0. For ids only: letters, digits and dashes are written in JSON
 * as they are, on both engines.
 */
export function mentions(column: SQLWrapper, id: string): SQL<number> {
  return sql<number>`case when cast(${column} as text) like ${`%"${id}"%`} then 1 else 0 end`
}
