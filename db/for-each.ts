import { type AnyColumn, between, eq, type SQL } from 'drizzle-orm'
import { engine } from './engine.ts'

/**
 * Equality of a column within `exists` with one outside of it, looked up by index for each row that is shown. PostgreSQL would otherwise read
 * the whole table into a hash beforehand, for a page of fifty people among 200,000 too: 90 ms instead of 4.
 */
export function forEach(inner: AnyColumn, outer: AnyColumn): SQL {
  return engine === 'postgres' ? between(inner, outer, outer) : eq(inner, outer)
}
