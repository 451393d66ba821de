import type { ReactNode } from 'react'
import type { FormProblem } from '#app/web/forms.ts'
import { Message } from './translation.tsx'

type RadioGroupProps = {
  name: string
  legend: ReactNode
  hint?: ReactNode
  choices: { value: string; label: ReactNode }[]
  problems?: FormProblem[] | null
  chosen?: string | null
}

/** One choice from a closed list. The first button has the field's name as id, which is where the error summary links to. */
export function RadioGroup({ name, legend, hint, choices, problems, chosen }: RadioGroupProps) {
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
            <Message name={problem.message} values={problem.values} />
          </p>
        )}
        <div className="govuk-radios">
          {choices.map(({ value, label }, position) => {
            const id = position === 0 ? name : `${name}-${value}`
            return (
              <div className="govuk-radios__item" key={value}>
                <input
                  className="govuk-radios__input"
                  type="radio"
                  id={id}
                  name={name}
                  value={value}
                  defaultChecked={value === chosen}
                />
                <label className="govuk-label govuk-radios__label" htmlFor={id}>
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
