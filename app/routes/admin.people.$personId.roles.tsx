import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { grantRole } from '#app/domain/people/grant-role.ts'
import { db } from '#app/web/database.ts'
import { parseForm } from '#app/web/forms.ts'
import { backToRecord, isRecordProblem } from '#app/web/record-problems.ts'
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
  const personId = params.personId ?? ''
  if (!value) return backToRecord(personId, 'choose-role-and-unit')
  const grant = { personId, ...value }
  const outcome = await grantRole(db, grant, { kind: 'person', personId: actorId }, new Date())
  if (outcome.kind === 'refused') {
    if (isRecordProblem(outcome.reason)) return backToRecord(personId, outcome.reason)
    throw refusal(outcome.reason, context)
  }
  return redirect(`/admin/people/${personId}?notice=granted`)
}

export { NothingToShow as default } from '#app/ui/nothing-to-show.tsx'
