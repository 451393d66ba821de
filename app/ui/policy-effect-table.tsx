import { Message } from './translation.tsx'

type PolicyEffectTableProps = {
  effect: { units: { unitId: string; name: string; people: number; open: number }[] }
  /** Keys of the headings of the two columns of numbers. */
  people: string
  open: string
}

/** Whom a decision about a policy touches, unit by unit. */
export function PolicyEffectTable({ effect, people, open }: PolicyEffectTableProps) {
  if (effect.units.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen the box scrolls, and the keyboard must be able to scroll it too
    <div className="lisans-scroll" tabIndex={0}>
      <table className="govuk-table">
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header">
              <Message name="policies:column.unit" />
            </th>
            <th scope="col" className="govuk-table__header govuk-table__header--numeric">
              <Message name={people} />
            </th>
            <th scope="col" className="govuk-table__header govuk-table__header--numeric">
              <Message name={open} />
            </th>
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {effect.units.map((unit) => (
            <tr key={unit.unitId} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {unit.name}
              </th>
              <td className="govuk-table__cell govuk-table__cell--numeric">{unit.people}</td>
              <td className="govuk-table__cell govuk-table__cell--numeric">{unit.open}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
