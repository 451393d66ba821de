import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { confirmBulk } from '#app/domain/bulk/confirm-bulk.ts'
import { doesInBulk, goOnWithBulk } from '#app/web/bulk-desk.ts'
import { db } from '#app/web/database.ts'
import { refuse } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'

export { NothingToShow as default } from '#app/ui/nothing-to-show.tsx'

/** There is nothing to see here; what is confirmed stands a page before. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ...doesInBulk)
  return redirect(`/hr/bulk/${params.bulkId}`)
}

/** Has a rehearsed action carried out. Sent twice, it is done once. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const officer = await requireRole(request, context, ...doesInBulk)
  const now = new Date()
  const bulkId = params.bulkId ?? ''
  const outcome = await confirmBulk(db, { bulkId }, { kind: 'person', personId: officer.personId }, now)
  if (outcome.kind === 'refused' && outcome.reason !== 'already-confirmed') refuse(context, outcome.reason)
  if (outcome.kind === 'confirmed') await goOnWithBulk(bulkId, now)
  return redirect(`/hr/bulk/${bulkId}`)
}
