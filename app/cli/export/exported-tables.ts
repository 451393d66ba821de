import { type Column, getTableColumns, getTableName, is, Table } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import * as schema from '#db/schema/index.ts'

/** Not facts, or nobody's business: passwords, sessions, one-time links in mails, lists on their way in, and work that only this service understands. */
const keptBack: unknown[] = [
  schema.authAccounts,
  schema.authSessions,
  schema.authVerifications,
  schema.signInFailures,
  schema.outgoingMails,
  schema.staffImportRows,
  schema.workItems,
]
/** Hashes of what opens something. */
const columnsKeptBack: Record<string, string[]> = { invitations: ['codeHash'], gate_tokens: ['tokenHash'] }

export type ExportedTable = {
  table: SQLiteTable
  name: string
  columns: { name: string; type: string; nullable: boolean }[]
}

/** Every table of facts with its columns, in the order of their names. */
export const exportedTables: ExportedTable[] = Object.values<unknown>(schema)
  .filter((value): value is SQLiteTable => is(value, Table) && !keptBack.includes(value))
  .map(describe)
  .sort((a, b) => (a.name < b.name ? -1 : 1))

function describe(table: SQLiteTable): ExportedTable {
  const name = getTableName(table)
  const columns = Object.entries<Column>(getTableColumns(table))
    .filter(([property]) => !columnsKeptBack[name]?.includes(property))
    .map(([property, column]) => ({
      name: property,
      type: typeOf(column),
      nullable: !column.notNull && !column.primary,
    }))
  return { table, name, columns }
}

/** What a reader of the export finds in the column. Instants are ISO 8601 in UTC. */
function typeOf({ dataType }: Column): string {
  const names: Partial<Record<string, string>> = { date: 'instant', number: 'whole number', string: 'text' }
  return names[dataType] ?? dataType
}
