import type { ReactNode } from 'react'
import type { FormProblem } from '#app/web/forms.ts'
import { NoteField } from './note-field.tsx'
import { Message } from './translation.tsx'

type ConfirmFormProps = {
  /** Of the preview above: what would do anything else by now is refused. */
  fingerprint: string
  /** Keys of the catalogues. */
  button: string
  /** Red, for what takes something away. */
  grave?: boolean
  problems: FormProblem[] | null
  typed?: string
  /** What is sent along unseen. */
  children?: ReactNode
}

/** Below a preview: why it is done, and the button that does it. */
export function ConfirmForm({ fingerprint, button, grave = false, problems, typed, children }: ConfirmFormProps) {
  return (
    <form method="post" noValidate>
      <input type="hidden" name="fingerprint" value={fingerprint} />
      {children}
      <NoteField name="reason" label="units:reason.label" hint="units:reason.hint" problems={problems} typed={typed} />
      <button type="submit" className={`govuk-button${grave ? ' govuk-button--warning' : ''}`}>
        <Message name={button} />
      </button>
    </form>
  )
}
