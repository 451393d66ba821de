import { Field, type FieldProps } from './field.tsx'

type SelectFieldProps = FieldProps & { options: { value: string; text: string }[]; defaultValue?: string }

/** One choice of many. */
export function SelectField({ options, defaultValue, ...field }: SelectFieldProps) {
  return (
    <Field {...field}>
      {({ wrong, describedBy }) => (
        <select
          className={`govuk-select${wrong ? ' govuk-select--error' : ''}`}
          id={field.name}
          name={field.name}
          defaultValue={defaultValue}
          aria-describedby={describedBy}
          aria-invalid={wrong || undefined}
        >
          {options.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
