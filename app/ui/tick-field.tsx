import type { ReactNode } from 'react'
import type { FormProblem } from '#app/web/forms.ts'
import { Message } from './translation.tsx'

type TickFieldProps = {
  name: string
  value?: string
  label: ReactNode
  problems?: FormProblem[] | null
  defaultChecked?: boolean
}

/** One box to tick; its id is its name, which is where the error summary links to. */
export function TickField({ name, value = 'yes', label, problems, defaultChecked }: TickFieldProps) {
  const problem = problems?.find(({ field }) => field === name)
  return (
    <div className={`govuk-form-group${problem ? ' govuk-form-group--error' : ''}`}>
      {problem && (
        <p className="govuk-error-message" id={`${name}-problem`}>
          <Message name={problem.message} values={problem.values} />
        </p>
      )}
      <div className="govuk-checkboxes">
        <div className="govuk-checkboxes__item">
          <input
            className="govuk-checkboxes__input"
            type="checkbox"
            id={name}
            name={name}
            value={value}
            defaultChecked={defaultChecked}
            aria-describedby={problem ? `${name}-problem` : undefined}
            aria-invalid={problem ? true : undefined}
          />
          <label className="govuk-label govuk-checkboxes__label" htmlFor={name}>
            {label}
          </label>
        </div>
      </div>
    </div>
  )
}
