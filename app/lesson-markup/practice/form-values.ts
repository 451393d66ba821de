/** A posted form: each field with all its values. */
export type FormValues = Readonly<Record<string, readonly string[]>>

/** Reads a posted form; files and absurdly many values are left out. */
export function formValues(form: FormData | URLSearchParams): FormValues {
  const values: Record<string, string[]> = Object.create(null)
  for (const [field, value] of [...form.entries()].slice(0, 200)) {
    if (typeof value === 'string') values[field] = [...(values[field] ?? []), value.slice(0, 200)]
  }
  return values
}

/** The values of a field, each once; none when the field was not posted. */
export function valuesOf(values: FormValues, field: string): string[] {
  return Object.hasOwn(values, field) ? [...new Set(values[field])] : []
}

/** The first value of a field, or null. */
export function firstValueOf(values: FormValues, field: string): string | null {
  return valuesOf(values, field)[0] ?? null
}
