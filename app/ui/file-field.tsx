import { Field, type FieldProps } from './field.tsx'

/** A file to send. What it is by its content is looked at when it arrives. */
export function FileField({ accept, ...field }: FieldProps & { accept: string }) {
  return (
    <Field {...field}>
      {({ wrong, describedBy }) => (
        <input
          className="lisans-file"
          type="file"
          id={field.name}
          name={field.name}
          accept={accept}
          aria-describedby={describedBy}
          aria-invalid={wrong || undefined}
        />
      )}
    </Field>
  )
}
