import type { HTMLInputAutoCompleteAttribute } from 'react'
import type { FormProblem } from '#app/web/forms.ts'
import { Message } from './translation.tsx'

type TextFieldProps = {
  /** Also the element's id, which the error summary links to. */
  name: string
  /** Keys of the catalogues. */
  label: string
  hint?: string
  problems?: FormProblem[] | null
  type?: 'text' | 'password' | 'email' | 'search'
  defaultValue?: string
  autoComplete?: HTMLInputAutoCompleteAttribute
  /** Names, codes and addresses are no words to correct. */
  spellCheck?: boolean
}

/** One line to fill in, with its label, hint and what was wrong with it. */
export function TextField(props: TextFieldProps) {
  const { name, label, hint, problems, type = 'text', defaultValue, autoComplete, spellCheck = false } = props
  const problem = problems?.find(({ field }) => field === name)
  const describedBy = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ')
  return (
    <div className={`govuk-form-group ${problem ? 'govuk-form-group--error' : ''}`}>
      <label className="govuk-label" htmlFor={name}>
        <Message name={label} />
      </label>
      {hint && (
        <div className="govuk-hint" id={`${name}-hint`}>
          <Message name={hint} />
        </div>
      )}
      {problem && (
        <p className="govuk-error-message" id={`${name}-problem`}>
          <Message name={problem.message} />
        </p>
      )}
      <input
        className={`govuk-input ${problem ? 'govuk-input--error' : ''}`}
        id={name}
        name={name}
        type={type}
        defaultValue={defaultValue}
        autoComplete={autoComplete}
        spellCheck={spellCheck}
        autoCapitalize="none"
        aria-describedby={describedBy || undefined}
        aria-invalid={problem ? true : undefined}
      />
    </div>
  )
}
