import { readSheet, type SheetRow } from '#app/domain/outside-files/read-sheet.ts'

/** Everybody in the country's service, with room; a larger list is sent in parts. */
export const mostStaffRows = 50_000
/** Of the file as it is sent. In bytes. */
export const largestStaffFile = 10_000_000
/** Enough for what personnel systems put out; what stands further right is left out. */
const mostColumns = 60
/** Longer than anything that is read of a cell. In characters. */
const longestCell = 1_000

const limits = {
  // The headings, and one more, so that too many are noticed.
  rows: mostStaffRows + 2,
  zip: { entries: 2_000, oneFile: 60_000_000, allFiles: 90_000_000 },
  xml: 60_000_000,
}

export type StaffFileReading =
  | { kind: 'read'; headings: string[]; rows: SheetRow[]; separator: string | null }
  | {
      kind: 'refused'
      reason: 'file-empty' | 'no-people' | 'file-too-large' | 'too-many-rows' | 'not-this-format' | 'file-unsafe'
    }

/** The headings and rows of a list of staff, CSV or XLSX. The first row that is not empty names the columns. */
export async function readStaffFile(bytes: Uint8Array): Promise<StaffFileReading> {
  if (bytes.length === 0) return { kind: 'refused', reason: 'file-empty' }
  if (bytes.length > largestStaffFile) return { kind: 'refused', reason: 'file-too-large' }
  const sheet = await readSheet(bytes, limits)
  if (sheet.kind === 'refused') return sheet
  const [heads, ...rows] = sheet.rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (!heads || rows.length === 0) return { kind: 'refused', reason: 'no-people' }
  if (rows.length > mostStaffRows) return { kind: 'refused', reason: 'too-many-rows' }
  return {
    kind: 'read',
    separator: sheet.separator,
    headings: fitting(heads.cells),
    rows: rows.map(({ line, cells }) => ({ line, cells: fitting(cells) })),
  }
}

/** PostgreSQL refuses to store a null character. */
function fitting(cells: string[]): string[] {
  return cells.slice(0, mostColumns).map((cell) =>
    cell
      .replaceAll('\0', '')
      .slice(0, longestCell)
      .replace(/\p{Cs}/gu, ''),
  )
}
