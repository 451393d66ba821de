import { Field, type FieldProps } from './field.tsx'

/** A calendar day. Where the browser brings no calendar it is typed as 2027-03-31, which the hint says. */
export function DayField({ typed, ...field }: FieldProps & { hint: string; typed?: string }) {
  return (
    <Field {...field} strong>
      {({ wrong, describedBy }) => (
        <input
          className={`govuk-input govuk-input--width-10${wrong ? ' govuk-input--error' : ''}`}
          type="date"
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
