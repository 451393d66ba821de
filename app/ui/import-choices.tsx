import type { StaffColumn } from '#db/schema/staff-import.ts'
import { SelectField } from './select-field.tsx'
import { TickGroup } from './tick-group.tsx'
import { Message, useTranslation } from './translation.tsx'

type ImportChoicesProps = {
  version: number
  headings: string[]
  columnNames: readonly StaffColumn[]
  columns: Record<StaffColumn, number | null>
  /** Those that the rows name, and those above them. */
  units: { id: string; name: string; depth: number }[]
  wholeUnitIds: string[]
}

/** Which column of the file is which, and of which units it is the whole list. */
export function ImportChoices({ version, headings, columnNames, columns, units, wholeUnitIds }: ImportChoicesProps) {
  const { t } = useTranslation()
  // An officer's own units begin at the edge, however deep they lie.
  const top = Math.min(...units.map(({ depth }) => depth))
  const options = [
    { value: '', text: t('staff-import:columns.none') },
    ...headings.map((heading, place) => ({
      value: String(place),
      text: heading || t('staff-import:columns.nameless', { place: place + 1 }),
    })),
  ]
  return (
    <form method="post" noValidate aria-labelledby="choices">
      <h2 className="govuk-heading-m" id="choices">
        <Message name="staff-import:choices" />
      </h2>
      <input type="hidden" name="step" value="choose" />
      <input type="hidden" name="version" value={version} />
      <details className="govuk-details" open={columns['staff-number'] === null || undefined}>
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">
            <Message name="staff-import:columns.choose" />
          </span>
        </summary>
        <div className="govuk-details__text">
          {columnNames.map((column) => (
            <SelectField
              key={column}
              name={column}
              label={`staff-import:column.${column}`}
              options={options}
              defaultValue={columns[column] === null ? '' : String(columns[column])}
            />
          ))}
        </div>
      </details>
      {units.length > 0 && (
        <TickGroup
          name="whole"
          legend={<Message name="staff-import:whole.legend" />}
          hint={<Message name="staff-import:whole.hint" />}
          choices={units.map(({ id, name, depth }) => ({ value: id, label: '\u2003'.repeat(depth - top) + name }))}
          chosen={wholeUnitIds}
        />
      )}
      <button type="submit" className="govuk-button govuk-button--secondary">
        <Message name="staff-import:judgeAgain" />
      </button>
    </form>
  )
}
