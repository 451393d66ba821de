import { parse } from 'csv-parse'
import { readSheet as readFirstSheet } from 'read-excel-file/node'
import { decodeText } from './decode-text.ts'
import { openZip, usualZipLimits, type ZipLimits } from './open-zip.ts'
import { holdsPlainXml, largestXml } from './plain-xml.ts'
import { writeZip } from './write-zip.ts'

export type SheetReading =
  /** Row by row as it stands in the file; `line` counts from 1. What stands between the cells of a CSV file; null of a workbook. */
  | { kind: 'read'; rows: SheetRow[]; separator: string | null }
  | { kind: 'refused'; reason: 'not-this-format' | 'file-unsafe' }

export type SheetRow = { line: number; cells: string[] }

export type SheetLimits = {
  /** Further rows are left out. */
  rows: number
  /** Of an XLSX file, as it comes out. */
  zip: ZipLimits
  /** Of one document within it. In bytes. */
  xml: number
}

/** Enough for what people write by hand. */
const usualSheetLimits: SheetLimits = { rows: 2_000, zip: usualZipLimits, xml: largestXml }

const delimiters = [',', ';', '\t', '|'] as const
/** Read between two breaths, so that others are answered meanwhile. In characters. */
const pieceLength = 100_000

/** The rows of a spreadsheet: CSV in any usual encoding and with any usual delimiter, or the first sheet of an XLSX file. */
export async function readSheet(bytes: Uint8Array, limits: SheetLimits = usualSheetLimits): Promise<SheetReading> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readWorkbook(bytes, limits)
  const text = decodeText(bytes).replace(/^\ufeff/, '')
  const delimiter = delimiterOf(text)
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    to: limits.rows,
  })
  const rows: SheetRow[] = []
  parser.on('data', ({ record, info }: { record: string[]; info: { lines: number } }) => {
    rows.push({ line: info.lines, cells: record })
  })
  const ended = new Promise<void>((resolve, reject) => parser.on('end', resolve).on('error', reject))
  // Where it fails in the middle, nobody waits for it yet.
  ended.catch(() => {})
  try {
    for (let from = 0; from < text.length && !parser.destroyed && !parser.writableEnded; from += pieceLength) {
      parser.write(text.slice(from, from + pieceLength))
      await new Promise(setImmediate)
      if (rows.length >= limits.rows) break
    }
    parser.end()
    await ended
    return { kind: 'read', rows, separator: delimiter }
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
async function readWorkbook(bytes: Uint8Array, limits: SheetLimits): Promise<SheetReading> {
  const opened = openZip(bytes, limits.zip)
  if (opened.kind === 'refused') return { kind: 'refused', reason: 'file-unsafe' }
  if (!holdsPlainXml(opened.files, limits.xml)) return { kind: 'refused', reason: 'file-unsafe' }
  try {
    const rows = await readFirstSheet(Buffer.from(writeZip(opened.files, { level: 0 })))
    return {
      kind: 'read',
      separator: null,
      rows: rows
        .slice(0, limits.rows)
        .map((cells, place) => ({ line: place + 1, cells: cells.map((cell) => (cell === null ? '' : String(cell))) }))
        .filter(({ cells }) => cells.some((cell) => cell !== '')),
    }
  } catch {
    return { kind: 'refused', reason: 'not-this-format' }
  }
}
