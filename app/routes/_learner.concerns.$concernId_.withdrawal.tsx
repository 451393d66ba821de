import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { withdrawConcern } from '#app/domain/concerns/withdraw-concern.ts'
import { concernAddress } from '#app/ui/concern-addresses.ts'
import { db } from '#app/web/database.ts'
import { refuse } from '#app/web/refuse.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'

/** Nothing is to be read here. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireSignedIn(request, context)
  return redirect(concernAddress(params.concernId ?? ''))
}

/** An answer is needed no more. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const concernId = params.concernId ?? ''
  const outcome = await withdrawConcern(db, { personId, concernId }, new Date())
  if (outcome.kind === 'withdrawn') return redirect(`${concernAddress(concernId)}?done=withdrawn`)
  refuse(context, outcome.reason)
}

// Without a page of its own a refusal would reach people as bare words.
export { NothingToShow as default } from '#app/ui/nothing-to-show.tsx'
