import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { askForVerification } from '#app/domain/audit/ask-for-verification.ts'
import { auditRoles } from '#app/domain/audit/audit-reach.ts'
import { auditChainAddress } from '#app/ui/audit-addresses.ts'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { refuse } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'

export { NothingToShow as default } from '#app/ui/nothing-to-show.tsx'

/** It is asked for by a form: whoever opens its address is led there. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ...auditRoles)
  return redirect(auditChainAddress)
}

export async function action({ request, context }: ActionFunctionArgs) {
  const officer = await requireRole(request, context, ...auditRoles)
  const outcome = await askForVerification(db, actorOf(officer), new Date())
  if (outcome.kind === 'refused') refuse(context, outcome.reason)
  return redirect(auditChainAddress)
}
