import { Field, type FieldProps } from './field.tsx'

/** A whole number. Not `type=number`, whose arrows and wheels change what nobody meant to change. */
export function NumberField({ value, ...field }: FieldProps & { value?: string }) {
  return (
    <Field {...field}>
      {({ wrong, describedBy }) => (
        <input
          className={`govuk-input govuk-input--width-4${wrong ? ' govuk-input--error' : ''}`}
          id={field.name}
          name={field.name}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={value}
          aria-describedby={describedBy}
          aria-invalid={wrong || undefined}
        />
      )}
    </Field>
  )
}
