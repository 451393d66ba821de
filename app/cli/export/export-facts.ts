import { readTables, type Source, type TableReader } from '#db/read-tables.ts'
import { type ExportedTable, exportedTables } from './exported-tables.ts'

/** Takes one line, and answers when it is ready for the next. */
export type WriteLine = (line: string) => Promise<void>

/**
 * Writes every fact as JSON, one per line, as all of it was at one moment: a head; then for each table one line with its
 * columns and one per row. Answers how many rows that were.
 */
export async function exportFacts(source: Source, at: Date, write: WriteLine): Promise<number> {
  let rows = 0
  await write(JSON.stringify({ service: 'lisans', kind: 'export', format: 1, exportedAt: at.toISOString() }))
  await readTables(source, async (read) => {
    for (const exported of exportedTables) {
      await write(JSON.stringify({ table: exported.name, columns: exported.columns }))
      rows += await exportRows(read, exported, write)
    }
  })
  return rows
}

async function exportRows(
  read: TableReader,
  { table, name, columns }: ExportedTable,
  write: WriteLine,
): Promise<number> {
  let written = 0
  for await (const row of read(table)) {
    const shown = Object.fromEntries(columns.map((column) => [column.name, row[column.name]]))
    await write(JSON.stringify({ table: name, row: shown }))
    written++
  }
  return written
}
