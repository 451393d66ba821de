import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { chooseTaskMail } from '#app/domain/tasks/choose-task-mail.ts'
import { db } from '#app/web/database.ts'
import { parseForm } from '#app/web/forms.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'

const choice = z.object({ wanted: z.enum(['yes', 'no']) })

/** Nothing is to be read here. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireSignedIn(request, context)
  return redirect('/account#task-mail')
}

/** Starts or stops the daily mail about one's own tasks. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const { value } = await parseForm(request, choice)
  if (!value) notFound()
  const outcome = await chooseTaskMail(db, { personId, wanted: value.wanted === 'yes' }, new Date())
  if (outcome.kind === 'refused') notFound()
  return redirect('/account?notice=task-mail')
}

// Without a page of its own a refusal would reach people as bare words.
export { NothingToShow as default } from '#app/ui/nothing-to-show.tsx'
