import type { LoaderFunctionArgs } from '@remix-run/node'
import { hasAccount } from '#app/domain/data-protection/has-account.ts'
import { db } from '#app/web/database.ts'
import { openRecord } from '#app/web/desk.ts'
import { heldDataFile } from '#app/web/held-data.ts'
import { refuse } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'

/**
 * Everything that is held about a person whom HR reaches and who has no account, to be handed to them. That it was taken is written down
 * as a look. Whoever has an account fetches it alone: what they asked privately is nobody else's to read.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, 'hr', 'administrator')
  const { id } = await openRecord(officer, params.personId, ['hr', 'administrator'], new Date())
  if (await hasAccount(db, id)) refuse(context, 'person-has-account')
  return heldDataFile(id)
}
