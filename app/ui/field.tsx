import type { ReactNode } from 'react'
import type { FormProblem } from '#app/web/forms.ts'
import { Message } from './translation.tsx'

export type FieldProps = {
  /** Also the element's id, which the error summary links to. */
  name: string
  /** Keys of the catalogues. */
  label: string
  hint?: string
  problems?: FormProblem[] | null
}

/** What an input, a list or a text box needs to know of the frame around it. */
export type FramedField = { wrong: boolean; describedBy: string | undefined }

type FrameProps = FieldProps & { strong?: boolean; children: (field: FramedField) => ReactNode }

/** What stands around every field that has one label: the label, a hint, and what was wrong with what was filled in. */
export function Field({ name, label, hint, problems, strong = false, children }: FrameProps) {
  const problem = problems?.find(({ field }) => field === name)
  const describedBy = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ') || undefined
  return (
    <div className={`govuk-form-group${problem ? ' govuk-form-group--error' : ''}`}>
      <label className={`govuk-label${strong ? ' govuk-label--s' : ''}`} htmlFor={name}>
        <Message name={label} />
      </label>
      {hint && (
        <div className="govuk-hint" id={`${name}-hint`}>
          <Message name={hint} />
        </div>
      )}
      {problem && (
        <p className="govuk-error-message" id={`${name}-problem`}>
          <Message name={problem.message} values={problem.values} />
        </p>
      )}
      {children({ wrong: problem !== undefined, describedBy })}
    </div>
  )
}
