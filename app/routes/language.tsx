import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { chooseLanguage } from '#app/domain/people/choose-language.ts'
import { languages } from '#app/locales/translator.ts'
import { allowAnyone } from '#app/web/allow-anyone.ts'
import { db } from '#app/web/database.ts'
import { parseForm } from '#app/web/forms.ts'
import { offeredLanguages } from '#app/web/offered-languages.ts'
import { localAddress } from '#app/web/sign-in/local-address.ts'
import { rememberLanguage } from '#app/web/sign-in/remember-language.ts'
import { findSignedIn } from '#app/web/signed-in.ts'

/** The switcher at the top of every page: for anyone on this device, and for the person if there is one. */
const choice = z.object({ language: z.enum(languages), next: z.string().optional() })

export function loader() {
  allowAnyone()
  return redirect('/')
}

export async function action({ request, context }: ActionFunctionArgs) {
  allowAnyone()
  const signedIn = await findSignedIn(request, context)
  const { value } = await parseForm(request, choice)
  if (!value) throw new Response(null, { status: 400 })
  // An old page may still show a language that is no longer offered.
  if (!(await offeredLanguages()).includes(value.language)) return redirect(localAddress(value.next))

  if (signedIn) await chooseLanguage(db, { personId: signedIn.personId, language: value.language }, new Date())
  return redirect(localAddress(value.next), { headers: { 'Set-Cookie': rememberLanguage(value.language) } })
}

export { NothingToShow as default } from '#app/ui/nothing-to-show.tsx'
