import { aliasedTable } from 'drizzle-orm'
import type { BuildAliasTable, SQLiteTable } from 'drizzle-orm/sqlite-core'

/** A table under another name, to be joined with itself. Works on both engines. */
export function namedAgain<Table extends SQLiteTable, Name extends string>(
  table: Table,
  name: Name,
): BuildAliasTable<Table, Name> {
  return aliasedTable(table, name) as unknown as BuildAliasTable<Table, Name>
}
