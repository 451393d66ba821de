import type { ReactNode } from 'react'
import type { ProgrammeFieldsProps } from './programme-fields.tsx'
import { RadioGroup } from './radio-group.tsx'
import { Message } from './translation.tsx'

/** Where the final is sat under an invigilator's eyes; chosen units reach those below them. */
export function SupervisionChoice({ page, problems }: ProgrammeFieldsProps) {
  const { values, units } = page
  return (
    <>
      <RadioGroup
        name="supervised"
        legend={<Message name="programmes:supervised.legend" />}
        hint={<Message name="programmes:supervised.hint" />}
        choices={['nowhere', 'everywhere', 'units'].map((value) => ({
          value,
          label: <Message name={`programmes:supervised.${value}`} />,
        }))}
        chosen={values.supervised}
        problems={problems}
      />
      <details className="govuk-details" open={values.supervised === 'units'}>
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">
            <Message name="programmes:supervised.choose" />
          </span>
        </summary>
        <div className="govuk-details__text">
          <Ticks
            name="unit"
            legend="programmes:supervised.which"
            values={values}
            choices={units.map(({ id, name, depth }) => ({ id, label: `${'\u2003'.repeat(depth)}${name}` }))}
          />
        </div>
      </details>
    </>
  )
}

type TicksProps = {
  /** Each box is called so, with its id after a dot. */
  name: string
  legend: string
  values: Record<string, string>
  choices: { id: string; label: ReactNode }[]
}

/** Any number of boxes to tick. */
export function Ticks({ name, legend, values, choices }: TicksProps) {
  return (
    <fieldset className="govuk-fieldset" id={name} tabIndex={-1}>
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
        <Message name={legend} />
      </legend>
      <div className="govuk-checkboxes govuk-checkboxes--small">
        {choices.map(({ id, label }) => (
          <div className="govuk-checkboxes__item" key={id}>
            <input
              className="govuk-checkboxes__input"
              type="checkbox"
              id={`${name}.${id}`}
              name={`${name}.${id}`}
              value="yes"
              defaultChecked={values[`${name}.${id}`] === 'yes'}
            />
            <label className="govuk-label govuk-checkboxes__label" htmlFor={`${name}.${id}`}>
              {label}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}
