import { Field, type FieldProps } from './field.tsx'

/** A few lines for the file; nobody outside the desk reads them. */
export function NoteField({ typed, ...field }: FieldProps & { typed?: string }) {
  return (
    <Field {...field} strong>
      {({ wrong, describedBy }) => (
        <textarea
          className={`govuk-textarea${wrong ? ' govuk-textarea--error' : ''}`}
          id={field.name}
          name={field.name}
          defaultValue={typed}
          rows={3}
          maxLength={1000}
          aria-describedby={describedBy}
          aria-invalid={wrong || undefined}
        />
      )}
    </Field>
  )
}
