import { expect, test } from 'vitest'
import { readSheet } from '#app/domain/outside-files/read-sheet.ts'
import { writeZip } from '#app/domain/outside-files/write-zip.ts'
import { carryHtml, carryMarkdown } from '#app/domain/questions/exchange/carry-markup.ts'
import { readMoodleXml } from '#app/domain/questions/exchange/read-moodle-xml.ts'

test('neither markup within markup without end nor other letters for a declaration make a reader fail', async () => {
  const nested = `${'<i>'.repeat(5_000)}Who asks?${'</i>'.repeat(5_000)}`
  expect(carryHtml(nested)).toMatchObject({ markup: 'Who asks?', notes: [{ what: 'markup-simplified' }] })
  const list = Array.from({ length: 300 }, (_, depth) => `${'  '.repeat(depth)}- Who asks?`).join('\n')
  expect(carryMarkdown(list).notes).toEqual([{ what: 'markup-simplified' }])
  const hidden = [...'<!DOCTYPE quiz [<!ENTITY a "b">]><quiz/>'].map((letter) => `${letter}\0`).join('')
  expect(readMoodleXml(hidden)).toEqual({ kind: 'refused', reason: 'file-unsafe' })
  const part = new TextEncoder().encode(`<worksheet>${' '.repeat(3_100_000)}</worksheet>`)
  const workbook = writeZip(new Map([['xl/worksheets/sheet1.xml', part]]))
  expect(await readSheet(workbook)).toEqual({ kind: 'refused', reason: 'file-unsafe' })
})
