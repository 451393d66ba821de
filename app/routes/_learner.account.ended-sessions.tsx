import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { endSession } from '#app/domain/sign-in/end-sessions.ts'
import { db } from '#app/web/database.ts'
import { parseForm } from '#app/web/forms.ts'
import { refusal } from '#app/web/refuse.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireSignedIn(request, context)
  return redirect('/account')
}

/** Signs the person out on one of their devices. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const { value } = await parseForm(request, z.object({ session: z.string() }))
  const outcome = await endSession(db, { personId, sessionId: value?.session ?? '' }, new Date())
  if (outcome.kind === 'refused') throw refusal(outcome.reason, context)
  return redirect('/account?notice=session-ended')
}

export { NothingToShow as default } from '#app/ui/nothing-to-show.tsx'
