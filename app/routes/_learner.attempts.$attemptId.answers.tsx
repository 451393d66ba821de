import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { findAttempt } from '#app/domain/assessment/find-attempt.ts'
import { saveAnswer } from '#app/domain/assessment/save-answer.ts'
import { translator } from '#app/locales/translator.ts'
import { attemptAddress, checkAddress, questionAddress, resultAddress } from '#app/ui/attempt-addresses.ts'
import { db } from '#app/web/database.ts'
import { parseForm } from '#app/web/forms.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'

const answer = z.object({
  question: z.string().min(1).max(200),
  /** Missing when somebody goes on and leaves a question for later. */
  option: z.string().min(1).max(200).optional(),
  /** Where to go on: the number of a question, or `check`. */
  to: z
    .string()
    .regex(/^(check|\d{1,3})$/)
    .optional(),
})

/** Nothing is to be read here: whoever comes back from signing in goes on with the paper. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireSignedIn(request, context)
  return redirect(attemptAddress(params.attemptId ?? ''))
}

/** Saves one answer. A browser is sent on; a script, which does not ask for HTML, is answered 204, or 409 with the reason. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const attemptId = params.attemptId ?? ''
  const { value } = await parseForm(request, answer)
  const byScript = !request.headers.get('accept')?.includes('text/html')
  if (!value) {
    if (byScript) return new Response(null, { status: 422 })
    return backToPaper(personId, attemptId, '')
  }
  if (value.option !== undefined) {
    const given = { personId, attemptId, questionVersionId: value.question, optionId: value.option }
    const outcome = await saveAnswer(db, given, new Date())
    if (outcome.kind === 'refused') {
      if (outcome.reason === 'no-such-attempt') notFound()
      if (byScript) return refusalForScript(outcome.reason, translator(context.language)(`refusals:${outcome.reason}`))
      // Somebody who submitted in another window, or whose time is over, is told by the page they land on.
      if (outcome.reason === 'already-submitted') throw redirect(resultAddress(attemptId))
      if (outcome.reason === 'time-over') throw redirect(checkAddress(attemptId))
      return backToPaper(personId, attemptId, value.question)
    }
  }
  if (byScript) return new Response(null, { status: 204 })
  return redirect(nextAddress(attemptId, value.to))
}

/** What is not on the paper was not saved: the question it was given to is shown again, or the first, and says so. */
async function backToPaper(personId: string, attemptId: string, questionVersionId: string): Promise<Response> {
  const attempt = await findAttempt(db, { personId, attemptId })
  const place = attempt?.items.findIndex((item) => item.questionVersionId === questionVersionId) ?? 0
  return redirect(`${questionAddress(attemptId, Math.max(place, 0) + 1)}&problem=not-on-this-paper`)
}

function nextAddress(attemptId: string, to: string | undefined): string {
  if (to === undefined) return attemptAddress(attemptId)
  return to === 'check' ? checkAddress(attemptId) : questionAddress(attemptId, Number(to))
}

function refusalForScript(reason: string, message: string): Response {
  return Response.json({ reason, message }, { status: 409 })
}
