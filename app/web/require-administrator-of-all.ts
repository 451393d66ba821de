import { mayDecideForEverybody } from './decide-for-everybody.ts'
import type { RequestContext } from './request-context.ts'
import { requireRole, type SignedIn } from './signed-in.ts'

/** The signed-in person if they administer the whole organisation; anybody else who is signed in gets a 403. */
export async function requireAdministratorOfAll(request: Request, context: RequestContext): Promise<SignedIn> {
  const signedIn = await requireRole(request, context, 'administrator')
  if (!(await mayDecideForEverybody(signedIn))) throw new Response(null, { status: 403 })
  return signedIn
}
