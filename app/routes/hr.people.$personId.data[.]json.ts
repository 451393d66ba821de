import type { LoaderFunctionArgs } from '@remix-run/node'
import { openRecord } from '#app/web/desk.ts'
import { heldDataFile } from '#app/web/held-data.ts'
import { requireRole } from '#app/web/signed-in.ts'

/** Everything that is held about a person whom HR reaches, to be handed to them. That it was taken is written down as a look. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, 'hr', 'administrator')
  const { id } = await openRecord(officer, params.personId, ['hr', 'administrator'], new Date())
  return heldDataFile(id)
}
