import { z } from 'zod'
import { unguardCell } from '#app/domain/outside-files/cell-guard.ts'
import { foldIdentifier } from '#app/domain/people/fold-identifier.ts'
import { foldName } from '#app/domain/people/fold-name.ts'
import { visibleName } from '#app/domain/people/visible-name.ts'
import type { Language, StaffColumn } from '#db/schema/index.ts'
import type { RowProblem } from './row-problems.ts'
import type { ColumnPlaces } from './staff-columns.ts'

/** What a row says; null where its cell is empty, or there is no such column. An empty cell never takes anything away. */
export type StaffRow = {
  staffNumber: string | null
  name: string | null
  unit: string | null
  jobTitle: string | null
  grade: string | null
  email: string | null
  language: Language | null
  logon: string | null
}

const longest = 200
const emailSchema = z.email()
/** What a spreadsheet shows in place of what it lost: an error, or a long number cut down to an exponent. */
const spoilt = /^(?:#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)|\d[.,]\d+E\+\d+)$/i

const languageWords: Record<Language, string[]> = {
  en: ['en', 'eng', 'english', 'anglais', 'angle'],
  fr: ['fr', 'fra', 'fre', 'french', 'francais', 'franse'],
  crs: ['crs', 'creole', 'kreol', 'seychellois creole', 'creole seychellois', 'kreol seselwa', 'seselwa'],
}

/** Reads one row by itself: what it says, and what is wrong with it, of each column the first thing. */
export function readStaffRow(
  cells: string[],
  places: ColumnPlaces,
): { row: StaffRow; folded: string | null; wrong: RowProblem[] } {
  const cell = (column: StaffColumn) => {
    const place = places[column]
    return place === null ? null : visibleName(unguardCell(cells[place] ?? '')) || null
  }
  const written = cell('language')
  const row: StaffRow = {
    staffNumber: cell('staff-number'),
    name: cell('name'),
    unit: cell('unit'),
    jobTitle: cell('job-title'),
    grade: cell('grade'),
    email: cell('email'),
    language: written === null ? null : languageOf(written),
    logon: cell('logon'),
  }
  const folded = row.staffNumber === null ? null : foldIdentifier(row.staffNumber)
  return { row, folded, wrong: findWrong(row, folded, written) }
}

function findWrong(row: StaffRow, folded: string | null, language: string | null): RowProblem[] {
  const found = new Map<StaffColumn, RowProblem>()
  const say = (problem: string, column: StaffColumn, suggestion: string | null = null) => {
    if (!found.has(column)) found.set(column, wrong(problem, column, suggestion))
  }
  for (const [column, text] of [
    ['staff-number', row.staffNumber],
    ['name', row.name],
    ['unit', row.unit],
    ['email', row.email],
    ['logon', row.logon],
  ] as const) {
    if (text !== null && spoilt.test(text)) say('cell-spoilt', column)
  }
  if (folded === null) say(row.staffNumber === null ? 'number-missing' : 'number-invalid', 'staff-number')
  if (row.name !== null && !/\p{L}/u.test(row.name)) say('name-invalid', 'name')
  for (const [column, text] of [
    ['name', row.name],
    ['job-title', row.jobTitle],
    ['grade', row.grade],
    ['email', row.email],
  ] as const) {
    if (text !== null && text.length > longest) say('too-long', column)
  }
  if (row.email !== null && !emailSchema.safeParse(row.email).success) say('email-invalid', 'email')
  if (language !== null && row.language === null) say('language-unknown', 'language', 'en / fr / crs')
  if (row.logon !== null && foldIdentifier(row.logon) === null) say('logon-invalid', 'logon')
  return [...found.values()]
}

export function wrong(
  problem: string,
  problemColumn: StaffColumn | null,
  suggestion: string | null = null,
): RowProblem {
  return { problem, problemColumn, suggestion }
}

function languageOf(written: string): Language | null {
  const folded = foldName(written)
  const known = Object.entries(languageWords).find(([, words]) => words.includes(folded))
  return known ? (known[0] as Language) : null
}
