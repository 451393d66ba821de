import type { HTMLInputAutoCompleteAttribute } from 'react'
import { Field, type FieldProps } from './field.tsx'

type TextFieldProps = FieldProps & {
  type?: 'text' | 'password' | 'email' | 'search'
  defaultValue?: string
  autoComplete?: HTMLInputAutoCompleteAttribute
}

/** One line to fill in. Names, codes and addresses are no words to correct. */
export function TextField({ type = 'text', defaultValue, autoComplete, ...field }: TextFieldProps) {
  return (
    <Field {...field}>
      {({ wrong, describedBy }) => (
        <input
          className={`govuk-input${wrong ? ' govuk-input--error' : ''}`}
          id={field.name}
          name={field.name}
          type={type}
          defaultValue={defaultValue}
          autoComplete={autoComplete}
          spellCheck={false}
          autoCapitalize="none"
          aria-describedby={describedBy}
          aria-invalid={wrong || undefined}
        />
      )}
    </Field>
  )
}
