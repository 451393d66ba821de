import type { InputHTMLAttributes, ReactNode } from 'react'
import type { FormProblem } from '#app/web/forms.ts'
import { Message } from './translation.tsx'

type TextFieldProps = {
  name: string
  label: ReactNode
  hint?: ReactNode
  /** All problems of the form; those of this field are shown with it. */
  problems?: FormProblem[] | null
  /** How wide the answer is likely to be, in characters. */
  width?: 5 | 10 | 20 | 30
} & Omit<InputHTMLAttributes<HTMLInputElement>, 'width' | 'id' | 'name' | 'className'>

/** One line of text with its label; its id is its name, which is where the error summary links to. */
export function TextField({ name, label, hint, problems, width, ...input }: TextFieldProps) {
  const problem = problems?.find(({ field }) => field === name)
  const describedBy = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ')
  return (
    <div className={`govuk-form-group${problem ? ' govuk-form-group--error' : ''}`}>
      <label className="govuk-label" htmlFor={name}>
        {label}
      </label>
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
      <input
        className={`govuk-input${width ? ` govuk-input--width-${width}` : ''}${problem ? ' govuk-input--error' : ''}`}
        id={name}
        name={name}
        type="text"
        aria-describedby={describedBy || undefined}
        aria-invalid={problem ? true : undefined}
        {...input}
      />
    </div>
  )
}
