import { type FormProblem, fieldsOf, readForm } from './forms.ts'

const longestReason = 1000

export type Confirmation = { reason: string; fingerprint: string; problems: FormProblem[] | null }

/**
 * Whether a form was sent from its preview, which carries a fingerprint, and the reason given there. Reads a copy of the request, so
 * that the form's own fields can be read after.
 */
export async function confirmationOf(request: Request): Promise<{ confirmed: boolean; confirmation: Confirmation }> {
  const { reason, fingerprint } = fieldsOf(await readForm(request.clone()))
  const words = typeof reason === 'string' ? reason.trim() : ''
  const problem = words === '' ? 'units:reason.missing' : words.length > longestReason ? 'units:reason.tooLong' : null
  return {
    confirmed: typeof fingerprint === 'string',
    confirmation: {
      reason: words,
      fingerprint: typeof fingerprint === 'string' ? fingerprint : '',
      problems: problem ? [{ field: 'reason', message: problem }] : null,
    },
  }
}
