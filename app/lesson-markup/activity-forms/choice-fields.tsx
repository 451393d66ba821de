import type { ReactNode } from 'react'
import { FieldProblem } from './activity-section.tsx'

type Choice = {
  value: string
  id: string
  words: ReactNode
  checked?: boolean
  /** The element that names the field, when its label stands twice on the page. */
  labelId?: string
}

type Properties = {
  /** Prefix of the ids in this group. */
  id: string
  name: string
  legend: string
  hint?: string | undefined
  /** The element with the text that the choices answer. */
  describedBy?: string | undefined
  many?: boolean
  choices: Choice[]
  problem?: { title: string; message: string } | null
}

/** A group of radio buttons or tick boxes with its legend, hint and message. */
export function ChoiceFields({ id, name, legend, hint, describedBy, many = false, choices, problem }: Properties) {
  const kind = many ? 'checkboxes' : 'radios'
  const hintId = hint === undefined ? undefined : `${id}--hint`
  const problemId = problem ? `${id}--problem` : undefined
  const descriptions = [describedBy, hintId, problemId].filter((part) => part !== undefined).join(' ')
  return (
    <div className={problem ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <fieldset className="govuk-fieldset" aria-describedby={descriptions === '' ? undefined : descriptions}>
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
        {hintId && (
          <div id={hintId} className="govuk-hint">
            {hint}
          </div>
        )}
        {problem && problemId && <FieldProblem id={problemId} {...problem} />}
        <div className={`govuk-${kind}`}>
          {choices.map(({ value, id: inputId, words, checked, labelId }) => (
            <div key={value} className={`govuk-${kind}__item`}>
              <input
                className={`govuk-${kind}__input`}
                type={many ? 'checkbox' : 'radio'}
                id={inputId}
                name={name}
                value={value}
                defaultChecked={checked}
                aria-labelledby={labelId}
              />
              <label className={`govuk-label govuk-${kind}__label`} htmlFor={inputId} id={labelId}>
                {words}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  )
}
