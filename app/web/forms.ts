import type { z } from 'zod'
import { inWords } from './refuse.ts'

/** One thing wrong with a form: which field, the message's key in the catalogues, and what stands in the message. */
export type FormProblem = { field: string; message: string; values?: Record<string, string | number> }

/**
 * Reads a posted form against a schema of its fields. A field sent several times is an array only where the schema asks for one;
 * otherwise it is a problem, as is anything that is not text. Messages of the schema are keys of the catalogues (`sign-in:name.missing`).
 */
export async function parseForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<{ value: z.output<Schema>; problems: null } | { value: null; problems: FormProblem[] }> {
  const parsed = schema.safeParse(fieldsOf(await readForm(request)))
  if (parsed.success) return { value: parsed.data, problems: null }
  const problems = parsed.error.issues.map(({ path, message }) => ({
    field: path.join('.') || 'form',
    message: message.includes(':') && !message.includes(' ') ? message : 'common:form.invalid',
  }))
  return { value: null, problems }
}

/** What was posted. Ends the request with 400 when it is not a form, whatever its type claims. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch {
    throw inWords('What arrived is not a whole form. Open the page again and send it from there.', 400)
  }
}

/** Field name to text, or to all its texts when it was sent more than once. */
export function fieldsOf(form: FormData): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = Object.create(null)
  for (const name of new Set(form.keys())) {
    // A null character passes for text but PostgreSQL refuses to store it.
    const texts = form.getAll(name).flatMap((value) => (typeof value === 'string' ? value.replaceAll('\0', '') : []))
    fields[name] = texts.length === 1 ? (texts[0] as string) : texts
  }
  return fields
}
