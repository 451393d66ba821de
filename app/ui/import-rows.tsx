import type { RowProblem } from '#app/domain/staff-import/row-problems.ts'
import { languageNames } from '#app/locales/translator.ts'
import type { Language } from '#db/schema/people.ts'
import type { StaffChange, StaffColumn } from '#db/schema/staff-import.ts'
import { Message } from './translation.tsx'
import { WideTable } from './wide-table.tsx'

type ImportRow = {
  place: number
  line: number | null
  cells: string[]
  staffNumber: string | null
  personName: string | null
  unitName: string | null
  problems: RowProblem[]
  changes: StaffChange[]
  outcome: string | null
}

type ImportRowsProps = {
  importId: string
  kind: string
  rows: ImportRow[]
  /** How many there are of this kind in all; null where the table is the page. */
  all: number | null
  headings: string[]
}

/** Rows of one kind: what is wrong with them, what they would change, or whom they are about. */
export function ImportRows({ importId, kind, rows, all, headings }: ImportRowsProps) {
  if (rows.length === 0) return null
  const wrong = kind === 'rejected' || kind === 'undone'
  return (
    <>
      <WideTable>
        <table className="govuk-table lisans-import-rows">
          <caption className={`govuk-table__caption ${all === null ? 'govuk-visually-hidden' : 'govuk-heading-m'}`}>
            <Message name={`staff-import:rows.${kind}`} />
          </caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              {(wrong ? wrongHeads : kind === 'changed' ? changedHeads : heads).map((head) => (
                <th key={head} scope="col" className="govuk-table__header">
                  <Message name={`staff-import:table.${head}`} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {rows.map((row) =>
              wrong ? (
                <WrongLines key={row.place} row={row} headings={headings} />
              ) : (
                <tr className="govuk-table__row" key={row.place}>
                  <RowNames row={row} lines={1} />
                  <SoundCells row={row} kind={kind} />
                </tr>
              ),
            )}
          </tbody>
        </table>
      </WideTable>
      {all !== null && all > rows.length && (
        <p className="govuk-body">
          <a className="govuk-link" href={`/hr/staff-import/${importId}/rows?kind=${kind}`}>
            <Message name="staff-import:rows.all" values={{ count: all }} />
          </a>
        </p>
      )}
    </>
  )
}

const wrongHeads = ['line', 'number', 'column', 'reason', 'suggestion']
const changedHeads = ['line', 'number', 'name', 'changes']
const heads = ['line', 'number', 'name', 'unit']

function RowNames({ row, lines }: { row: ImportRow; lines: number }) {
  return (
    <>
      <td className="govuk-table__cell" rowSpan={lines}>
        {row.line ?? ''}
      </td>
      <th scope="row" className="govuk-table__header" rowSpan={lines}>
        {row.staffNumber ?? ''}
      </th>
    </>
  )
}

/** A line of the table for each thing that is wrong with a row; one with the outcome where it was not done. */
function WrongLines({ row, headings }: { row: ImportRow; headings: string[] }) {
  const undone = { problem: row.outcome ?? '', problemColumn: null, suggestion: null }
  const problems = row.outcome === null ? row.problems : [undone]
  return problems.map(({ problem, problemColumn, suggestion }, place) => (
    <tr className="govuk-table__row" key={problemColumn ?? problem}>
      {place === 0 && <RowNames row={row} lines={problems.length} />}
      <td className="govuk-table__cell">
        {problemColumn && <Message name={`staff-import:column.${problemColumn}`} />}
        {place === 0 && (
          <div className="govuk-hint lisans-beneath">
            {headings
              .map((_, cell) => row.cells[cell])
              .filter(Boolean)
              .join(' · ')}
          </div>
        )}
      </td>
      <td className="govuk-table__cell">
        <Message name={`staff-import:problem.${problem}`} />
      </td>
      <td className="govuk-table__cell">{suggestion ?? ''}</td>
    </tr>
  ))
}

/** A language by its own name, everything else as it stands. */
function shown(column: StaffColumn, value: string): string {
  return column === 'language' ? (languageNames[value as Language] ?? value) : value
}

function SoundCells({ row, kind }: { row: ImportRow; kind: string }) {
  return (
    <>
      <td className="govuk-table__cell">{row.personName ?? row.cells.filter(Boolean).slice(0, 3).join(' · ')}</td>
      <td className="govuk-table__cell">
        {kind === 'changed'
          ? row.changes.map((change) => (
              <div key={change.column}>
                <Message name={`staff-import:column.${change.column}`} />
                {': '}
                {change.old === '' ? '–' : <del>{shown(change.column, change.old)}</del>} →{' '}
                <ins>{shown(change.column, change.new)}</ins>
              </div>
            ))
          : (row.unitName ?? '')}
      </td>
    </>
  )
}
