import { redirect } from '@remix-run/node'
import type { FormProblem } from './forms.ts'

/** What a form on a person's record may come back with, and the field it is said at. */
const fieldOf = {
  'choose-role-and-unit': 'role',
  'already-granted': 'role',
  'choose-unit': 'movedTo',
  'already-there': 'movedTo',
  'confirm-leaving': 'leaving',
} as const

export type RecordProblem = keyof typeof fieldOf

export function isRecordProblem(reason: string): reason is RecordProblem {
  return reason in fieldOf
}

/** Back to the record, which says what is missing: the forms on it post elsewhere, and going back must not post again. */
export function backToRecord(personId: string, problem: RecordProblem): Response {
  return redirect(`/admin/people/${personId}?problem=${problem}`)
}

/** What the address of a record says went wrong; null for nothing, and for what is no such problem. */
export function recordProblems(request: Request): FormProblem[] | null {
  const problem = new URL(request.url).searchParams.get('problem') ?? ''
  return isRecordProblem(problem) ? [{ field: fieldOf[problem], message: `refusals:${problem}` }] : null
}
