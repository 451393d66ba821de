import type { FormProblem } from '#app/web/forms.ts'
import { NoteField } from './note-field.tsx'
import { TextField } from './text-field.tsx'
import { Message } from './translation.tsx'

type ErasureFormProps = {
  /** What has to be typed. */
  number: string
  rejected: { typed: Record<string, string>; problems: FormProblem[] | null } | undefined
}

/** Why, and once more whom: it cannot be undone. */
export function ErasureForm({ number, rejected }: ErasureFormProps) {
  return (
    <form method="post" noValidate>
      <NoteField
        name="reason"
        label="deputies:reason.label"
        hint="erasure:reasonHint"
        typed={rejected?.typed.reason}
        problems={rejected?.problems}
      />
      <p className="govuk-body">
        <Message name="erasure:confirm" values={{ number }} />
      </p>
      <TextField
        name="number"
        label="erasure:number"
        defaultValue={rejected?.typed.number}
        autoComplete="off"
        problems={rejected?.problems}
      />
      <button type="submit" className="govuk-button govuk-button--warning">
        <Message name="erasure:button" />
      </button>
    </form>
  )
}
