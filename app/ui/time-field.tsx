import { Field, type FieldProps } from './field.tsx'

/** A time of day, to the minute. Where the browser brings no clock it is typed as 14:30, which the hint says. */
export function TimeField({ typed, ...field }: FieldProps & { hint: string; typed?: string }) {
  return (
    <Field {...field} strong>
      {({ wrong, describedBy }) => (
        <input
          className={`govuk-input govuk-input--width-5${wrong ? ' govuk-input--error' : ''}`}
          type="time"
          id={field.name}
          name={field.name}
          defaultValue={typed}
          aria-describedby={describedBy}
          aria-invalid={wrong || undefined}
        />
      )}
    </Field>
  )
}
