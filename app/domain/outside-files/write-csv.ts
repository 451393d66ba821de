import { stringify } from 'csv-stringify/sync'
import { guardCell } from './cell-guard.ts'
import type { TableOut } from './written-table.ts'

/** By this mark a spreadsheet knows that the file is UTF-8. */
const byteOrderMark = '\ufeff'

/** A table as CSV (RFC 4180, UTF-8), or with another sign between its cells. No cell of it is taken for a formula. */
export async function* writeCsv({ headings, rows }: TableOut, delimiter = ','): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode(byteOrderMark + stringify([headings], { delimiter, record_delimiter: 'windows' }))
  for await (const piece of rows) {
    const guarded = piece.map((row) => row.map(guardCell))
    yield encoder.encode(stringify(guarded, { delimiter, record_delimiter: 'windows' }))
  }
}
