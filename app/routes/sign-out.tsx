import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { endSession } from '#app/domain/sign-in/end-sessions.ts'
import { allowAnyone } from '#app/web/allow-anyone.ts'
import { db } from '#app/web/database.ts'
import { endedSessionCookie } from '#app/web/sign-in/session-cookie.ts'
import { findSignedIn } from '#app/web/signed-in.ts'

/** Nothing to see: opening the address changes nothing. */
export function loader() {
  allowAnyone()
  return redirect('/')
}

export async function action({ request, context }: ActionFunctionArgs) {
  allowAnyone()
  const signedIn = await findSignedIn(request, context)
  if (signedIn) await endSession(db, signedIn, new Date())
  return redirect('/sign-in?notice=signed-out', { headers: { 'Set-Cookie': endedSessionCookie() } })
}

export { NothingToShow as default } from '#app/ui/nothing-to-show.tsx'
