import type { FormProblem } from '#app/web/forms.ts'
import { Message } from './translation.tsx'

type CellInputProps = {
  name: string
  /** For those who cannot see the table around it. */
  label: string
  value: string | undefined
  problems?: FormProblem[] | null
}

/** A small number in a table, whose row and column say what it is. */
export function CellInput({ name, label, value, problems }: CellInputProps) {
  const problem = problems?.find(({ field }) => field === name)
  return (
    <>
      <input
        className={`govuk-input govuk-input--width-2${problem ? ' govuk-input--error' : ''}`}
        id={name}
        name={name}
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        defaultValue={value ?? ''}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${name}-problem` : undefined}
      />
      {problem && (
        <span className="govuk-error-message" id={`${name}-problem`}>
          <Message name={problem.message} values={problem.values} />
        </span>
      )}
    </>
  )
}
