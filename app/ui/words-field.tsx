import { Field, type FieldProps } from './field.tsx'

/** Room for several sentences. Nothing cuts off what is too long: the page that comes back says so and has all of it. */
export function WordsField({ typed, ...field }: FieldProps & { typed?: string | null }) {
  return (
    <Field {...field} strong>
      {({ wrong, describedBy }) => (
        <textarea
          className={`govuk-textarea${wrong ? ' govuk-textarea--error' : ''}`}
          id={field.name}
          name={field.name}
          defaultValue={typed ?? undefined}
          rows={6}
          aria-describedby={describedBy}
          aria-invalid={wrong || undefined}
        />
      )}
    </Field>
  )
}
