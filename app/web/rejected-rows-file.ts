import { guardCell, unguardCell } from '#app/domain/outside-files/cell-guard.ts'
import { writeCsv } from '#app/domain/outside-files/write-csv.ts'
import { listRowsToMend } from '#app/domain/staff-import/find-staff-import.ts'
import type { StaffImport } from '#app/domain/staff-import/import-ground.ts'
import type { RowProblem } from '#app/domain/staff-import/row-problems.ts'
import { translator } from '#app/locales/translator.ts'
import type { Language } from '#db/schema/people.ts'
import { db } from './database.ts'
import { fileToKeep } from './file-to-keep.ts'

const rowsAtATime = 500

/**
 * The rejected rows of a list as they were sent, with what is wrong in a last column that is not read when they come back. The sign between the
 * cells is the sender's too: a French Excel parts no cells at commas.
 */
export function rejectedRowsFile(one: StaffImport, language: Language): Response {
  const t = translator(language)
  const table = {
    headings: [...one.headings.map((heading) => guardCell(unguardCell(heading))), t('staff-import:problemColumn')],
    rows: rowsOf(one, language),
  }
  return fileToKeep(writeCsv(table, one.separator ?? ','), {
    name: 'rejected-rows.csv',
    type: 'text/csv; charset=utf-8',
  })
}

async function* rowsOf(one: StaffImport, language: Language): AsyncGenerator<string[][]> {
  const t = translator(language)
  const inWords = ({ problem, problemColumn, suggestion }: RowProblem) => {
    const said = t(`staff-import:problem.${problem}`)
    const column = problemColumn && t(`staff-import:column.${problemColumn}`)
    const where = column === null ? said : t('staff-import:problemOf', { column, said })
    return suggestion === null ? where : `${where} ${t('staff-import:perhaps', { suggestion })}`
  }
  let after = -1
  for (;;) {
    const piece = await listRowsToMend(db, { one, after, limit: rowsAtATime })
    yield piece.map(({ cells, problems, outcome }) => {
      const why = outcome === null ? problems.map(inWords).join(' ') : t(`staff-import:problem.${outcome}`)
      return [...one.headings.map((_, place) => unguardCell(cells[place] ?? '')), why]
    })
    after = piece.at(-1)?.place ?? after
    if (piece.length < rowsAtATime) return
  }
}
