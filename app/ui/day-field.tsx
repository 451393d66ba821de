import type { FormProblem } from '#app/web/forms.ts'
import { Message } from './translation.tsx'

type DayFieldProps = { name: string; label: string; hint: string; typed?: string; problems?: FormProblem[] | null }

/** A calendar day. Where the browser brings no calendar it is typed as 2027-03-31, which the hint says. */
export function DayField({ name, label, hint, typed, problems }: DayFieldProps) {
  const problem = problems?.find(({ field }) => field === name)
  return (
    <div className={`govuk-form-group${problem ? ' govuk-form-group--error' : ''}`}>
      <label className="govuk-label govuk-label--s" htmlFor={name}>
        <Message name={label} />
      </label>
      <div className="govuk-hint" id={`${name}-hint`}>
        <Message name={hint} />
      </div>
      {problem && (
        <p className="govuk-error-message" id={`${name}-problem`}>
          <Message name={problem.message} />
        </p>
      )}
      <input
        className={`govuk-input govuk-input--width-10${problem ? ' govuk-input--error' : ''}`}
        type="date"
        id={name}
        name={name}
        defaultValue={typed}
        aria-describedby={`${name}-hint${problem ? ` ${name}-problem` : ''}`}
        aria-invalid={problem ? true : undefined}
      />
    </div>
  )
}
