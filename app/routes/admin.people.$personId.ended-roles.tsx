import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { endRole } from '#app/domain/people/end-role.ts'
import { db } from '#app/web/database.ts'
import { parseForm } from '#app/web/forms.ts'
import { refusal } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'administrator')
  return redirect(`/admin/people/${params.personId}`)
}

/** Takes a role back. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { personId } = await requireRole(request, context, 'administrator')
  const { value } = await parseForm(request, z.object({ grant: z.string() }))
  const outcome = await endRole(db, { grantId: value?.grant ?? '' }, { kind: 'person', personId }, new Date())
  if (outcome.kind === 'refused') throw refusal(outcome.reason, context)
  return redirect(`/admin/people/${outcome.personId}?notice=ended`)
}

export { NothingToShow as default } from '#app/ui/nothing-to-show.tsx'
