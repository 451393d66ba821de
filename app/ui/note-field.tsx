import { Message } from './translation.tsx'

type NoteFieldProps = { name: string; label: string; hint: string; typed?: string }

/** A few lines for the file; nobody outside the desk reads them. */
export function NoteField({ name, label, hint, typed }: NoteFieldProps) {
  return (
    <div className="govuk-form-group">
      <label className="govuk-label govuk-label--s" htmlFor={name}>
        <Message name={label} />
      </label>
      <div className="govuk-hint" id={`${name}-hint`}>
        <Message name={hint} />
      </div>
      <textarea
        className="govuk-textarea"
        id={name}
        name={name}
        defaultValue={typed}
        rows={3}
        maxLength={1000}
        aria-describedby={`${name}-hint`}
      />
    </div>
  )
}
