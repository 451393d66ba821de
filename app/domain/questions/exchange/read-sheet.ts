import { parse } from 'csv-parse/sync'
import { readSheet as readFirstSheet } from 'read-excel-file/node'
import { openZip } from '#app/domain/outside-files/open-zip.ts'
import { holdsPlainXml } from '#app/domain/outside-files/plain-xml.ts'
import { writeZip } from '#app/domain/outside-files/write-zip.ts'
import { decodeText } from './decode-text.ts'

export type SheetReading =
  /** Row by row as it stands in the file; `line` counts from 1. */
  | { kind: 'read'; rows: { line: number; cells: string[] }[] }
  | { kind: 'refused'; reason: 'not-this-format' | 'file-unsafe' }

const delimiters = [',', ';', '\t'] as const
const mostRows = 2_000

/** The rows of a spreadsheet: CSV in any usual encoding and with any usual delimiter, or the first sheet of an XLSX file. */
export async function readSheet(bytes: Uint8Array): Promise<SheetReading> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readWorkbook(bytes)
  const text = decodeText(bytes).replace(/^\ufeff/, '')
  try {
    const rows = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      info: true,
      to: mostRows,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return { kind: 'read', rows: rows.map(({ record, info }) => ({ line: info.lines, cells: record })) }
  } catch {
    return { kind: 'refused', reason: 'not-this-format' }
  }
}

/** The one that the first line has most of, outside quotation marks. */
function delimiterOf(text: string): string {
  const first = (text.split(/\r?\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (delimiter: string) => first.split(delimiter).length
  return delimiters.reduce<string>((best, one) => (count(one) > count(best) ? one : best), ',')
}

/** What the library behind reads is packed anew from parts that were taken out under limits: it trusts what an archive says of itself. */
async function readWorkbook(bytes: Uint8Array): Promise<SheetReading> {
  const opened = openZip(bytes)
  if (opened.kind === 'refused') return { kind: 'refused', reason: 'file-unsafe' }
  if (!holdsPlainXml(opened.files)) return { kind: 'refused', reason: 'file-unsafe' }
  try {
    const rows = await readFirstSheet(Buffer.from(writeZip(opened.files)))
    return {
      kind: 'read',
      rows: rows
        .slice(0, mostRows)
        .map((cells, place) => ({ line: place + 1, cells: cells.map((cell) => (cell === null ? '' : String(cell))) }))
        .filter(({ cells }) => cells.some((cell) => cell !== '')),
    }
  } catch {
    return { kind: 'refused', reason: 'not-this-format' }
  }
}
