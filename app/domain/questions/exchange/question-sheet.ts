import { stringify } from 'csv-stringify/sync'
import { guardCell, unguardCell } from '#app/domain/outside-files/cell-guard.ts'
import type { SheetReading } from '#app/domain/outside-files/read-sheet.ts'
import { carryMarkdown } from './carry-markup.ts'
import {
  type ExchangedQuestion,
  type ExchangeReading,
  mostQuestions,
  notCarried,
  type ReadQuestion,
  readQuestion,
} from './exchanged-question.ts'

const letters = ['A', 'B', 'C', 'D', 'E', 'F'] as const

/** The columns of the spreadsheet, by the name that we write, with others that are understood (small letters). */
const columns: Record<string, string[]> = {
  name: ['id', 'nom', 'code'],
  stem: ['question', 'énoncé', 'enonce', 'text'],
  ...Object.fromEntries(
    letters.map((letter) => [
      `option ${letter}`,
      [letter.toLowerCase(), `réponse ${letter.toLowerCase()}`, `answer ${letter.toLowerCase()}`],
    ]),
  ),
  key: ['answer', 'correct', 'clé', 'cle', 'bonne réponse'],
  ...Object.fromEntries(
    letters.map((letter) => [
      `because ${letter}`,
      [`reason ${letter.toLowerCase()}`, `raison ${letter.toLowerCase()}`, `parce que ${letter.toLowerCase()}`],
    ]),
  ),
  objective: ['objectif'],
  critical: ['critique'],
  difficulty: ['difficulté', 'difficulte'],
  fact: ['fait'],
}
const headings = Object.keys(columns)
const yes = ['yes', 'oui', 'wi', 'x', '1', 'true', 'vrai']

/** Reads a spreadsheet whose first row names its columns; the order does not matter, nor do columns that mean nothing here. */
export function readQuestionSheet(sheet: SheetReading): ExchangeReading {
  if (sheet.kind === 'refused') return sheet
  const [heads, ...rows] = sheet.rows
  const places = placesOf(heads?.cells ?? [])
  if (!places.has('stem') || !places.has('key')) return { kind: 'refused', reason: 'not-this-format' }
  const questions = rows.slice(0, mostQuestions).map(({ line, cells }) => readRow(line, cells, places))
  const next = rows[mostQuestions]
  if (next) questions.push(notCarried(next.line, '', { what: 'too-many-questions' }))
  return questions.length === 0 ? { kind: 'refused', reason: 'file-empty' } : { kind: 'read', questions }
}

/** The columns in the order in which a new spreadsheet has them. */
export function writeQuestionSheet(questions: readonly ExchangedQuestion[]): string {
  const rows = questions.map((question) => {
    const { name, stem, options, objective, critical, difficulty, fact } = question
    const key = letters[options.findIndex(({ correct }) => correct)] ?? ''
    return [
      name ?? '',
      stem,
      ...letters.map((_, place) => options[place]?.text ?? ''),
      key,
      ...letters.map((_, place) => options[place]?.because ?? ''),
      objective ?? '',
      critical ? 'yes' : '',
      difficulty === null ? '' : String(difficulty),
      fact ?? '',
    ].map(guardCell)
  })
  // A mark at the start tells spreadsheets that this is UTF-8.
  return `\ufeff${stringify([headings, ...rows], { record_delimiter: '\r\n', quoted_match: /[\n\r;\t]/ })}`
}

function placesOf(heads: string[]): Map<string, number> {
  const places = new Map<string, number>()
  for (const [place, head] of heads.entries()) {
    const said = head.trim().toLowerCase()
    const column = headings.find((one) => one.toLowerCase() === said || columns[one]?.includes(said))
    if (column !== undefined && !places.has(column)) places.set(column, place)
  }
  return places
}

function readRow(line: number, cells: string[], places: ReadonlyMap<string, number>): ReadQuestion {
  const cell = (column: string) => unguardCell((cells[places.get(column) ?? -1] ?? '').replace(/\r\n?/g, '\n')).trim()
  const key = cell('key').toUpperCase()
  const stem = carryMarkdown(cell('stem'))
  const notes = [...stem.notes]
  const options = letters.flatMap((letter) => {
    if (cell(`option ${letter}`) === '') return []
    const text = carryMarkdown(cell(`option ${letter}`))
    const because = carryMarkdown(cell(`because ${letter}`))
    notes.push(...text.notes, ...because.notes)
    return [
      {
        text: text.markup,
        correct: letter === key || cell(`option ${letter}`).toUpperCase() === key,
        because: because.markup,
      },
    ]
  })
  const difficulty = /^[123]$/.test(cell('difficulty')) ? (Number(cell('difficulty')) as 1 | 2 | 3) : null
  const critical = yes.includes(cell('critical').toLowerCase())
  const said = { objective: cell('objective') || null, critical, difficulty, fact: cell('fact') || null }
  return readQuestion(line, '', { name: cell('name') || null, stem: stem.markup, options, ...said }, notes)
}
