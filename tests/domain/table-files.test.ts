import readWorkbook from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { writeCsv } from '#app/domain/outside-files/write-csv.ts'
import { writeWorkbook } from '#app/domain/outside-files/write-workbook.ts'

const headings = ['Name', 'Unit']
const cells = [
  ['Lindy Hoareau', 'Clinic, La Digue'],
  ['=HYPERLINK("http://evil.example","click")', '+1'],
  ['-2+3', '@sum'],
  ['"quoted"; and, divided', 'two\nlines & <tags>'],
  ['Nadège Âgé', ''],
]

async function* pieces() {
  yield cells.slice(0, 2)
  yield []
  yield cells.slice(2)
}

test('a list leaves as CSV that every spreadsheet reads, and no cell is taken for a formula', async () => {
  const text = (await bytesOf(writeCsv({ headings, rows: pieces() }))).toString('utf8')

  expect(text.startsWith('\ufeffName,Unit\r\n')).toBe(true)
  expect(text).toContain('Lindy Hoareau,"Clinic, La Digue"\r\n')
  expect(text).toContain(`"'=HYPERLINK(""http://evil.example"",""click"")",'+1\r\n`)
  expect(text).toContain("'-2+3,'@sum\r\n")
})

test('a list leaves as a workbook that is read back as it was, and no cell is taken for a formula', async () => {
  const [sheet] = await readWorkbook(await bytesOf(writeWorkbook({ headings, rows: pieces() })))

  expect(sheet?.data).toEqual([
    headings,
    ['Lindy Hoareau', 'Clinic, La Digue'],
    [`'=HYPERLINK("http://evil.example","click")`, "'+1"],
    ["'-2+3", "'@sum"],
    ['"quoted"; and, divided', 'two\nlines & <tags>'],
    ['Nadège Âgé', null],
  ])
})

async function bytesOf(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(part)
  return Buffer.concat(all)
}
