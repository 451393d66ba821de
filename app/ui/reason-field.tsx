import type { FormProblem } from '#app/web/forms.ts'
import { NoteField } from './note-field.tsx'

/** Why something is done. It goes into the record and the ledger. */
export function ReasonField({ typed, problems }: { typed?: string; problems?: FormProblem[] | null }) {
  return (
    <NoteField
      name="reason"
      label="deputies:reason.label"
      hint="deputies:reason.hint"
      typed={typed}
      problems={problems}
    />
  )
}
