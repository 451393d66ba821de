import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { grantRole } from '#app/domain/people/grant-role.ts'
import { db } from '#app/web/database.ts'
import { parseForm } from '#app/web/forms.ts'
import { refusal } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { allRoles } from '#db/schema/people.ts'

const newGrant = z.object({
  role: z.enum(allRoles),
  unitId: z.string().min(1),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'administrator')
  return redirect(`/admin/people/${params.personId}`)
}

/** Gives the person a role. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { personId: actorId } = await requireRole(request, context, 'administrator')
  const { value } = await parseForm(request, newGrant)
  if (!value) throw refusal('choose-role-and-unit', context)
  const grant = { personId: params.personId ?? '', ...value }
  const outcome = await grantRole(db, grant, { kind: 'person', personId: actorId }, new Date())
  if (outcome.kind === 'refused') throw refusal(outcome.reason, context)
  return redirect(`/admin/people/${grant.personId}?notice=granted`)
}

export { NothingToShow as default } from '#app/ui/nothing-to-show.tsx'
