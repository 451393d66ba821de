import { sql } from 'drizzle-orm'
import { isOneOf } from '../closed-list.ts'
import { kit } from '../engine.ts'

/** What a row of a staff file can say of somebody. The number is how they are known again. */
export const staffColumns = [
  'staff-number',
  'name',
  'unit',
  'job-title',
  'grade',
  'email',
  'language',
  'logon',
] as const

/** What a row would do; somebody who is in none of them may be leaving. */
export const staffVerdicts = ['created', 'changed', 'unchanged', 'leaving', 'rejected'] as const

/** A list of staff from another system: kept, judged row by row, confirmed, and carried out. */
export const staffImports = kit.table(
  'staff_imports',
  {
    id: kit.id().primaryKey(),
    fileName: kit.text().notNull(),
    /** An officer, or `operator` with their name beside it. */
    preparedBy: kit.text().notNull(),
    operator: kit.text(),
    preparedAt: kit.instant().notNull(),
    headings: kit.json<string[]>().notNull(),
    /** What stood between the cells of a CSV file; null of a workbook. */
    separator: kit.text(),
    /** Which place of a row holds which column; `null` where none does. */
    columns: kit.json<Record<StaffColumn, number | null>>().notNull(),
    /** Of these, with all below them, the file is the whole list. */
    wholeUnitIds: kit.json<string[]>().notNull(),
    /** Rows of the file, without its headings. */
    rows: kit.count().notNull(),
    /** All rows are kept; until then nothing is judged. */
    keptAt: kit.instant(),
    /** How often the choices changed: what was confirmed is what was looked at. */
    version: kit.count().notNull(),
    /** So many rows from the first are judged. */
    judgedRows: kit.count().notNull(),
    judgedAt: kit.instant(),
    /** How many people the units have of which the file is the whole list. */
    wholePeople: kit.count().notNull(),
    confirmedAt: kit.instant(),
    /** So many rows from the first are carried out, those who leave counted in. */
    carriedRows: kit.count().notNull(),
    finishedAt: kit.instant(),
    /** Somebody said that the rejected rows need nothing more. */
    rejectedSettledAt: kit.instant(),
  },
  (one) => [
    kit.index('staff_imports_by').on(one.preparedBy, one.preparedAt),
    kit.check('staff_imports_judged', sql`${one.confirmedAt} is null or ${one.judgedAt} is not null`),
  ],
)

/** The rows of a file in their order, and after them those who are in none. */
export const staffImportRows = kit.table(
  'staff_import_rows',
  {
    importId: kit
      .text()
      .notNull()
      .references(() => staffImports.id),
    /** From 0. */
    place: kit.count().notNull(),
    /** Of the file, as a spreadsheet counts; null for somebody who is not in it. */
    line: kit.count(),
    cells: kit.json<string[]>().notNull(),
    verdict: kit.text().$type<StaffVerdict>(),
    /** Folded, where the row has one that can be; as it is shown, of somebody who stands in no row. */
    staffNumber: kit.text(),
    /** Whom it is about; of somebody new, the id they will have. */
    personId: kit.text(),
    unitId: kit.text(),
    /** Why the row is rejected, in which column, and what may have been meant: a line for each thing that is wrong. */
    problem: kit.text(),
    problemColumn: kit.text(),
    suggestion: kit.text(),
    changes: kit.json<StaffChange[]>().notNull(),
    /** `done`, `unchanged`, or why it was not done; null while it is not carried out. */
    outcome: kit.text(),
  },
  (row) => [
    kit.primaryKey({ columns: [row.importId, row.place] }),
    kit.index('staff_import_rows_verdict').on(row.importId, row.verdict, row.place),
    kit.index('staff_import_rows_person').on(row.importId, row.personId),
    kit.index('staff_import_rows_number').on(row.staffNumber),
    kit.check('staff_import_rows_verdict', isOneOf(row.verdict, staffVerdicts)),
  ],
)

export type StaffColumn = (typeof staffColumns)[number]
export type StaffVerdict = (typeof staffVerdicts)[number]
/** What would be written in place of what stands there, in words. */
export type StaffChange = { column: StaffColumn; old: string; new: string }
