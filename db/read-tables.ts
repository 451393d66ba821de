import Sqlite from 'better-sqlite3'
import { type Column, getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { Client, types } from 'pg'

/** Reads the rows of a table, a few at a time, as the schema types them. */
export type TableReader = (table: SQLiteTable) => AsyncIterable<Record<string, unknown>>

const rowsAtATime = 500

/** Where to read: a PostgreSQL address, or an SQLite file. */
export type Source = { databaseUrl: string } | { file: string }

/**
 * Reads several tables as they were together at one moment, however long that takes and whoever writes meanwhile, without
 * holding more than a few rows in memory.
 */
export async function readTables(source: Source, work: (read: TableReader) => Promise<void>): Promise<void> {
  if ('file' in source) return readSqlite(source.file, work)
  return readPostgres(source.databaseUrl, work)
}

async function readSqlite(file: string, work: (read: TableReader) => Promise<void>): Promise<void> {
  const connection = new Sqlite(file, { readonly: true, timeout: 10_000 })
  try {
    // A transaction that only reads keeps seeing the moment of its first read.
    connection.exec('BEGIN')
    await work(async function* read(table) {
      const rows = connection.prepare(selectAll(table)).iterate() as IterableIterator<Record<string, unknown>>
      for (const row of rows) yield typed(table, row)
    })
    connection.exec('COMMIT')
  } finally {
    connection.close()
  }
}

async function readPostgres(databaseUrl: string, work: (read: TableReader) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, types: { getTypeParser: rawTimes } })
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await work(async function* read(table) {
      await client.query(`DECLARE reader CURSOR FOR ${selectAll(table)}`)
      for (;;) {
        const { rows } = await client.query<Record<string, unknown>>(`FETCH ${rowsAtATime} FROM reader`)
        for (const row of rows) yield typed(table, row)
        if (rows.length < rowsAtATime) break
      }
      await client.query('CLOSE reader')
    })
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
}

/** The schema's columns read times from text themselves. */
const rawTimes = ((oid: number, format?: 'text' | 'binary') =>
  [1082, 1114, 1184].includes(oid) ? (value: string) => value : types.getTypeParser(oid, format)) as never

function selectAll(table: SQLiteTable): string {
  return `SELECT * FROM "${getTableName(table)}"`
}

function typed(table: SQLiteTable, row: Record<string, unknown>): Record<string, unknown> {
  const columns = Object.entries<Column>(getTableColumns(table))
  return Object.fromEntries(
    columns.map(([property, column]) => {
      const value = row[inSnakeCase(property)]
      return [property, value === null || value === undefined ? null : column.mapFromDriverValue(value)]
    }),
  )
}

/** As drizzle names columns in the database. */
function inSnakeCase(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
