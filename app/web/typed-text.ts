import { readForm } from './forms.ts'

/** What was typed into these fields, to be shown again in a form that came back. Never asked of passwords. Read before the form is parsed. */
export async function typedText<Name extends string>(
  request: Request,
  ...names: Name[]
): Promise<Record<Name, string>> {
  const form = await readForm(request.clone())
  const texts = names.map((name) => {
    const value = form.get(name)
    return [name, typeof value === 'string' ? value.slice(0, 1000) : '']
  })
  return Object.fromEntries(texts)
}
