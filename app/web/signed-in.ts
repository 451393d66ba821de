import { redirect } from '@remix-run/node'
import type { Language, Role } from '#db/schema/people.ts'
import type { RequestContext } from './request-context.ts'

export type SignedIn = {
  sessionId: string
  personId: string
  name: string
  unitId: string
  language: Language
  roles: Role[]
}

/** Who is signed in, read once per request however many loaders ask. */
export async function findSignedIn(_request: Request, _context: RequestContext): Promise<SignedIn | null> {
  return null
}

/** The signed-in person, or a redirect to sign in and come back. */
export async function requireSignedIn(request: Request, context: RequestContext): Promise<SignedIn> {
  const signedIn = await findSignedIn(request, context)
  if (!signedIn) throw redirect('/sign-in')
  return signedIn
}
