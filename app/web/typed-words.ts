import { readForm } from './forms.ts'

/** More than is taken, so that whoever wrote too much can shorten it. In characters. */
const kept = 40_000

/** The words that were typed, to be shown again in a form that came back. Read before the form is parsed. */
export async function typedWords(request: Request): Promise<string> {
  const words = (await readForm(request.clone())).get('words')
  return typeof words === 'string' ? words.slice(0, kept) : ''
}
