import * as pg from 'drizzle-orm/pg-core'
import * as sqlite from 'drizzle-orm/sqlite-core'

/** The column kinds that the schema is written in, for SQLite. Names come from the property, in snake case. */
export const sqliteKit = {
  table: sqlite.sqliteTable,
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
  primaryKey: sqlite.primaryKey,
  check: sqlite.check,
  /** A random UUID, or a name that never changes, such as a course's. */
  id: () => sqlite.text().notNull(),
  text: () => sqlite.text(),
  /** A whole number. */
  count: () => sqlite.integer(),
  flag: () => sqlite.integer({ mode: 'boolean' }),
  /** A moment in UTC, with milliseconds. */
  instant: () => sqlite.integer({ mode: 'timestamp_ms' }),
  /** A calendar day, YYYY-MM-DD, in the organisation's time zone. */
  day: () => sqlite.text(),
  json: <T>() => sqlite.text({ mode: 'json' }).$type<T>(),
}

/** The same kinds for PostgreSQL, typed as the SQLite ones so that the domain is written once. */
export const postgresKit = {
  table: pg.pgTable,
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
  check: pg.check,
  id: () => pg.text().notNull(),
  text: () => pg.text(),
  count: () => pg.integer(),
  flag: () => pg.boolean(),
  instant: () => pg.timestamp({ mode: 'date', precision: 3, withTimezone: true }),
  day: () => pg.date({ mode: 'string' }),
  json: <T>() => pg.jsonb().$type<T>(),
} as unknown as typeof sqliteKit
