import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { auditRoles } from '#app/domain/audit/audit-reach.ts'
import { signCheckpoint } from '#app/domain/ledger/sign-checkpoint.ts'
import { auditChainAddress } from '#app/ui/audit-addresses.ts'
import { db } from '#app/web/database.ts'
import { fileToKeep } from '#app/web/file-to-keep.ts'
import { keyOfHouse } from '#app/web/key-of-house.ts'
import { refuse } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'

/** The file comes of a form: whoever opens its address is led there. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ...auditRoles)
  return redirect(auditChainAddress)
}

/** Where the ledger ends now, signed, as a file to be kept outside. */
export async function action({ request, context }: ActionFunctionArgs) {
  await requireRole(request, context, ...auditRoles)
  const now = new Date()
  const outcome = await signCheckpoint(db, await keyOfHouse(now), now)
  if (outcome.kind === 'refused') refuse(context, outcome.reason)
  const { checkpoint } = outcome
  return fileToKeep(`${JSON.stringify(checkpoint, null, 2)}\n`, {
    name: `checkpoint-${checkpoint.sequence}.json`,
    type: 'application/json',
  })
}
