import type { LoaderFunctionArgs } from '@remix-run/node'
import { heldDataFile } from '#app/web/held-data.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'

/** Everything that is held about whoever asks, as a file. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  return heldDataFile(personId)
}
