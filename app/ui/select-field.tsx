import type { FormProblem } from '#app/web/forms.ts'
import { Message } from './translation.tsx'

type SelectFieldProps = {
  name: string
  /** A key of the catalogues. */
  label: string
  options: { value: string; text: string }[]
  problems?: FormProblem[] | null
  defaultValue?: string
}

/** One choice of many, with its label and what was wrong with it. */
export function SelectField({ name, label, options, problems, defaultValue }: SelectFieldProps) {
  const problem = problems?.find(({ field }) => field === name)
  return (
    <div className={`govuk-form-group ${problem ? 'govuk-form-group--error' : ''}`}>
      <label className="govuk-label" htmlFor={name}>
        <Message name={label} />
      </label>
      {problem && (
        <p className="govuk-error-message" id={`${name}-problem`}>
          <Message name={problem.message} />
        </p>
      )}
      <select
        className={`govuk-select ${problem ? 'govuk-select--error' : ''}`}
        id={name}
        name={name}
        defaultValue={defaultValue}
        aria-describedby={problem ? `${name}-problem` : undefined}
      >
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
