import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { putBackPolicyText } from '#app/domain/certification/put-back-policy-text.ts'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { parseForm } from '#app/web/forms.ts'
import { inWords, refuse } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'

export { NothingToShow as default } from '#app/ui/nothing-to-show.tsx'

const earlier = z.object({
  number: z.coerce.number().int().min(1).max(1_000_000),
  version: z.coerce.number().int().min(0).max(1_000_000),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'administrator')
  return redirect(`/admin/policies/${params.policyId}`)
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  const { value, problems } = await parseForm(request, earlier)
  if (problems) throw inWords('This form is not complete. Open the page again and send it from there.', 422)

  const asked = { policyId: params.policyId ?? '', ...value }
  const outcome = await putBackPolicyText(db, asked, actorOf(administrator), new Date())
  if (outcome.kind === 'refused') refuse(context, outcome.reason)
  return redirect(`/admin/policies/${asked.policyId}/draft?notice=put-back`)
}
