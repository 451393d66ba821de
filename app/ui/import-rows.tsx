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
  problem: string | null
  problemColumn: StaffColumn | null
  suggestion: string | null
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
            {rows.map((row) => (
              <tr className="govuk-table__row" key={row.place}>
                <td className="govuk-table__cell">{row.line ?? ''}</td>
                <th scope="row" className="govuk-table__header">
                  {row.staffNumber ?? ''}
                </th>
                {wrong ? <WrongCells row={row} headings={headings} /> : <SoundCells row={row} kind={kind} />}
              </tr>
            ))}
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

function WrongCells({ row, headings }: { row: ImportRow; headings: string[] }) {
  return (
    <>
      <td className="govuk-table__cell">
        {row.problemColumn && <Message name={`staff-import:column.${row.problemColumn}`} />}
        <div className="govuk-hint lisans-beneath">
          {headings
            .map((_, place) => row.cells[place])
            .filter(Boolean)
            .join(' · ')}
        </div>
      </td>
      <td className="govuk-table__cell">
        <Message name={`staff-import:problem.${row.problem ?? row.outcome}`} />
      </td>
      <td className="govuk-table__cell">{row.suggestion ?? ''}</td>
    </>
  )
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
