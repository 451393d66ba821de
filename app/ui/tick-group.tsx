import type { ReactNode } from 'react'
import type { FormProblem } from '#app/web/forms.ts'
import { Message } from './translation.tsx'

type TickGroupProps = {
  name: string
  legend: ReactNode
  hint?: ReactNode
  choices: { value: string; label: ReactNode }[]
  chosen: string[]
  problems?: FormProblem[] | null
}

/** Any number of a closed list. The first box has the field's name as id, which is where the error summary links to. */
export function TickGroup({ name, legend, hint, choices, chosen, problems }: TickGroupProps) {
  const problem = problems?.find(({ field }) => field === name)
  const describedBy = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ')
  return (
    <div className={`govuk-form-group${problem ? ' govuk-form-group--error' : ''}`}>
      <fieldset className="govuk-fieldset" aria-describedby={describedBy || undefined}>
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
        {hint && (
          <div className="govuk-hint" id={`${name}-hint`}>
            {hint}
          </div>
        )}
        {problem && (
          <p className="govuk-error-message" id={`${name}-problem`}>
            <Message name={problem.message} />
          </p>
        )}
        <div className="govuk-checkboxes">
          {choices.map(({ value, label }, position) => {
            const id = position === 0 ? name : `${name}-${value}`
            return (
              <div className="govuk-checkboxes__item" key={value}>
                <input
                  className="govuk-checkboxes__input"
                  type="checkbox"
                  id={id}
                  name={name}
                  value={value}
                  defaultChecked={chosen.includes(value)}
                />
                <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
                  {label}
                </label>
              </div>
            )
          })}
        </div>
      </fieldset>
    </div>
  )
}
