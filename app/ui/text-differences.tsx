import type { ReactNode } from 'react'
import type { ComparedLine, ComparedRow } from '#app/domain/authoring/compare-texts.ts'
import { Message } from './translation.tsx'
import { WideTable } from './wide-table.tsx'

type TextDifferencesProps = { rows: ComparedRow[]; one: ReactNode; other: ReactNode }

/** Two texts side by side; what only the one has is struck out, what only the other has is underlined. */
export function TextDifferences({ rows, one, other }: TextDifferencesProps) {
  return (
    <WideTable>
      <table className="govuk-table lisans-differences">
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header">
              {one}
            </th>
            <th scope="col" className="govuk-table__header">
              {other}
            </th>
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {rows.map((row) =>
            row.kind === 'same' ? (
              <tr key={`same before ${keyAfter(rows, row)}`} className="govuk-table__row">
                <td colSpan={2} className="govuk-table__cell govuk-hint">
                  <Message name="training:difference.same" values={{ count: row.count }} />
                </td>
              </tr>
            ) : (
              <tr
                key={`${row.one?.number} ${row.other?.number}`}
                className={`govuk-table__row${row.differs ? '' : ' lisans-differences__alike'}`}
              >
                <Cell line={row.one} mark="del" />
                <Cell line={row.other} mark="ins" />
              </tr>
            ),
          )}
        </tbody>
      </table>
    </WideTable>
  )
}

function Cell({ line, mark: Mark }: { line: ComparedLine | null; mark: 'del' | 'ins' }) {
  if (!line) return <td className="govuk-table__cell" />
  let offset = 0
  return (
    <td className="govuk-table__cell">
      <span className="lisans-differences__number">{line.number}</span>{' '}
      {line.parts.map(({ text, differs }) => {
        offset += text.length + 1
        return differs ? <Mark key={offset}>{text}</Mark> : <span key={offset}>{text}</span>
      })}
    </td>
  )
}

function keyAfter(rows: ComparedRow[], row: ComparedRow): number {
  return rows.indexOf(row)
}
