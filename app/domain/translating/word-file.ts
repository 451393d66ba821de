import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import { sha256 } from '#app/domain/ledger/entry-hash.ts'
import type { DeskSegment, Translation } from './read-translation.ts'

/** The words of the sheet itself, in the language of whoever asks for it. */
export type WordFileWords = {
  heading: string
  explanation: string[]
  columns: { number: string; english: string; translation: string; remark: string }
}

type Row = [number: string, english: string, translation: string, remark: string]

const widths = [9, 39, 39, 13]

/** A text and its translation as a Word file with one row per piece, for people who review it elsewhere. */
export async function writeWordFile(
  courseId: string,
  translation: Translation,
  words: WordFileWords,
): Promise<Uint8Array> {
  const { columns } = words
  const head: Row = [columns.number, columns.english, columns.translation, columns.remark]
  const rows = translation.segments.map((segment, at): Row => {
    return [`${at + 1}\n${rowCode(segment)}`, segment.words, segment.translated?.words ?? '', '']
  })
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [rowOf(head, true), ...rows.map((row) => rowOf(row, false))],
  })
  const document = new Document({
    title: words.heading,
    sections: [
      {
        properties: { page: { size: { orientation: 'landscape' } } },
        children: [
          new Paragraph({ text: words.heading, heading: 'Heading1' }),
          ...words.explanation.map((text) => new Paragraph({ text })),
          new Paragraph({ children: [small(sheetCode(courseId, translation))] }),
          table,
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

/** Stands on the sheet, so that it finds back to its text. */
export function sheetCode(courseId: string, { path, language }: Pick<Translation, 'path' | 'language'>): string {
  return `[lisans 1 | ${courseId} | ${path} | ${language}]`
}

/** Which piece a row is, and which English and words it was sent with. */
export function rowCode({ key, words, translated }: DeskSegment): string {
  return `${shortHash(key, 8)}.${shortHash(words, 6)}.${shortHash(translated?.words ?? '', 6)}`
}

export function shortHash(text: string, digits: number): string {
  return sha256(text).slice(0, digits)
}

function rowOf(cells: Row, isHead: boolean): TableRow {
  return new TableRow({
    tableHeader: isHead,
    cantSplit: true,
    children: cells.map((text, at) => {
      const lines = text.split('\n')
      const runs = lines.map((line, number) =>
        at === 0 && number > 0 ? small(line, 1) : new TextRun({ text: line, bold: isHead, break: number > 0 ? 1 : 0 }),
      )
      return new TableCell({
        width: { size: widths[at] ?? 0, type: WidthType.PERCENTAGE },
        children: [new Paragraph({ children: runs })],
      })
    }),
  })
}

function small(text: string, lineBreak = 0): TextRun {
  return new TextRun({ text, size: 10, color: '767676', break: lineBreak })
}
