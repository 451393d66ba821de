import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { unlockAttempts } from '#app/domain/assessment/unlock-attempts.ts'
import { defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { parseForm } from '#app/web/forms.ts'
import { notFound, refuse } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'

const unlock = z.object({
  person: z.string().min(1).max(100),
  programme: z.string().min(1).max(100).default(defaultProgrammeId),
})

/** Nothing is to be read here. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'focal-point')
  return redirect('/focal-point')
}

/** Opens the final again to somebody with whom the focal point has talked. */
export async function action({ request, context }: ActionFunctionArgs) {
  const focalPoint = await requireRole(request, context, 'focal-point')
  const { value } = await parseForm(request, unlock)
  if (!value) notFound()
  const whose = { personId: value.person, programmeId: value.programme }
  const outcome = await unlockAttempts(db, whose, actorOf(focalPoint), new Date())
  if (outcome.kind === 'unlocked') return redirect('/focal-point?done=unlocked')
  if (outcome.reason === 'no-such-person' || outcome.reason === 'out-of-reach') notFound()
  refuse(context, outcome.reason)
}

// Without a page of its own a refusal would reach people as bare words.
export { NothingToShow as default } from '#app/ui/nothing-to-show.tsx'
