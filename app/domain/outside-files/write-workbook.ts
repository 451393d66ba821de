import { strToU8, Zip, ZipDeflate } from 'fflate'
import { guardCell } from './cell-guard.ts'
import { escapeXml } from './escape-xml.ts'
import type { TableOut } from './written-table.ts'

/** What a sheet of an Excel workbook may hold, the headings included. */
export const mostWorkbookRows = 1_048_576

/**
 * A table as an Excel workbook of one sheet (ECMA-376, strings written where they stand), piece by piece. The libraries that write
 * workbooks hold all of it at once: 200,000 rows took one of them seven seconds, in which nobody else was answered, and half a gigabyte.
 */
export async function* writeWorkbook({ headings, rows }: TableOut): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = []
  let failure: Error | null = null
  const zip = new Zip((error, data) => {
    if (error) failure = error
    else made.push(data)
  })
  const take = () => {
    if (failure) throw failure
    return made.splice(0)
  }
  for (const [name, text] of Object.entries(frame)) add(zip, name).push(strToU8(text), true)
  const sheet = add(zip, 'xl/worksheets/sheet1.xml')
  sheet.push(strToU8(`${sheetBegin}${rowOf(headings, 1, headingStyle)}`))
  yield* take()
  let written = 1
  for await (const piece of rows) {
    const fitting = piece.slice(0, mostWorkbookRows - written)
    sheet.push(strToU8(fitting.map((row, place) => rowOf(row, written + place + 1)).join('')))
    written += fitting.length
    yield* take()
  }
  sheet.push(strToU8(sheetEnd), true)
  zip.end()
  yield* take()
}

function add(zip: Zip, name: string): ZipDeflate {
  const file = new ZipDeflate(name, { level: 6 })
  zip.add(file)
  return file
}

/** The place of the bold style in the workbook's list of styles. */
const headingStyle = 1

function rowOf(cells: string[], number: number, style = 0): string {
  const written = cells.map((cell, place) => {
    const text = escapeXml(guardCell(cell))
    const address = `${String.fromCharCode(firstColumn + place)}${number}`
    return `<c r="${address}" t="inlineStr"${style ? ` s="${style}"` : ''}><is><t xml:space="preserve">${text}</t></is></c>`
  })
  return `<row r="${number}">${written.join('')}</row>`
}

/** Columns are called by letters, up to the twenty-sixth by one. */
const firstColumn = 'A'.charCodeAt(0)

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const kinds = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const sheetBegin = `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><sheetData>`
const sheetEnd = '</sheetData></worksheet>'

/** Everything of a workbook but its sheet. */
const frame: Record<string, string> = {
  '[Content_Types].xml': `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kinds}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${kinds}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kinds}.worksheet+xml"/></Types>`,
  '_rels/.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Lisans" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><fonts count="2"><font/><font><b/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
}
