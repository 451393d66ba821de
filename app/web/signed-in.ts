import { redirect } from '@remix-run/node'
import { noteUse } from '#app/domain/sign-in/note-use.ts'
import { isUseDue } from '#app/domain/sign-in/session-life.ts'
import type { Language, PersonActivity, Role } from '#db/schema/people.ts'
import { db } from './database.ts'
import { describeError } from './describe-error.ts'
import { offeredLanguages } from './offered-languages.ts'
import type { RequestContext } from './request-context.ts'
import { readSession } from './sign-in/read-session.ts'

export type SignedIn = {
  sessionId: string
  personId: string
  name: string
  unitId: string
  language: Language
  activity: PersonActivity
  /** What the person may be, wherever; whom a role reaches is the domain's question. */
  roles: Role[]
  /** Each role with the unit it names. */
  grants: { role: Role; unitId: string }[]
}

/** Several loaders of one request ask; the first one reads. */
const read = new WeakMap<RequestContext, Promise<SignedIn | null>>()

/** Who is signed in, read once per request however many loaders ask. Their language becomes the page's. */
export function findSignedIn(request: Request, context: RequestContext): Promise<SignedIn | null> {
  const known = read.get(context)
  if (known) return known
  const asked = readSignedIn(request, context)
  read.set(context, asked)
  return asked
}

/** The signed-in person; everybody else is sent to sign in and come back. A script that posted is answered 401 instead. */
export async function requireSignedIn(request: Request, context: RequestContext): Promise<SignedIn> {
  const signedIn = await findSignedIn(request, context)
  if (signedIn) return signedIn
  if (request.method === 'POST' && !request.headers.get('accept')?.includes('text/html')) {
    throw new Response(null, { status: 401 })
  }
  throw redirect(`/sign-in?${new URLSearchParams({ next: pageOf(request) })}`)
}

/** The signed-in person if they hold one of these roles anywhere; anybody else who is signed in gets a 403. */
export async function requireRole(
  request: Request,
  context: RequestContext,
  ...roles: [Role, ...Role[]]
): Promise<SignedIn> {
  const signedIn = await requireSignedIn(request, context)
  if (!roles.some((role) => signedIn.roles.includes(role))) throw new Response(null, { status: 403 })
  return signedIn
}

async function readSignedIn(request: Request, context: RequestContext): Promise<SignedIn | null> {
  const now = new Date()
  const session = await readSession(request.headers.get('cookie'), now)
  if (!session) return null
  if (isUseDue(session, now)) {
    // A disk that is full must not keep people from reading.
    await noteUse(db, session.sessionId, now).catch((error) =>
      context.log.warn({ error: describeError(error) }, 'use not noted'),
    )
  }
  context.language = (await offeredLanguages()).includes(session.language) ? session.language : 'en'
  const { sessionId, personId, name, unitId, language, activity, grants } = session
  const roles = [...new Set(grants.map((grant) => grant.role))]
  return { sessionId, personId, name, unitId, language, activity, roles, grants }
}

/** Where to come back to: this page, or the page whose form was posted, for an address that only takes posts shows nothing. */
function pageOf(request: Request): string {
  const here = new URL(request.url)
  const referrer = request.headers.get('referer')
  const page = request.method === 'POST' && referrer && URL.canParse(referrer) ? new URL(referrer) : here
  return page.host === here.host ? page.pathname + page.search : here.pathname + here.search
}
