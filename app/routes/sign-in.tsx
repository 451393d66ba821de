import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { TextField } from '#app/ui/text-field.tsx'
import { Message } from '#app/ui/translation.tsx'
import { WaitNotice } from '#app/ui/wait-notice.tsx'
import { allowAnyone } from '#app/web/allow-anyone.ts'
import { config } from '#app/web/config.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { localAddress } from '#app/web/sign-in/local-address.ts'
import { rememberLanguage } from '#app/web/sign-in/remember-language.ts'
import { signInWithPassword } from '#app/web/sign-in/sign-in-with-password.ts'
import { tooManyTries } from '#app/web/sign-in/too-many-tries.ts'
import { findSignedIn } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('sign-in:title')

/** Lets `Retry-After` through. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

const notices = ['password-set', 'signed-out'] as const

const credentials = z.object({
  identifier: z.string('sign-in:identifier.missing').trim().min(1, 'sign-in:identifier.missing'),
  password: z.string('sign-in:password.missing').min(1, 'sign-in:password.missing'),
  next: z.string().optional(),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  allowAnyone()
  const asked = new URL(request.url).searchParams
  const next = localAddress(asked.get('next'))
  // A form that came back with problems is loaded again too, and nobody is signed in then.
  if (await findSignedIn(request, context)) throw redirect(next)
  return { next, notice: notices.find((notice) => notice === asked.get('notice')) ?? null, demo: config.demo }
}

export async function action({ request, context }: ActionFunctionArgs) {
  allowAnyone()
  const typed = await typedText(request, 'identifier')
  const { value, problems } = await parseForm(request, credentials)
  if (problems) return data({ problems, typed, seconds: null }, { status: 422 })

  const now = new Date()
  const device = request.headers.get('user-agent') ?? ''
  const outcome = await signInWithPassword({ ...value, address: context.clientAddress, device }, now)
  if (outcome.kind === 'refused') {
    if (outcome.reason === 'too-many-tries') return tooManyTries(outcome.retryAt, now)
    const wrong: FormProblem = { field: 'identifier', message: 'sign-in:wrong' }
    return data({ problems: [wrong], typed, seconds: null }, { status: 422 })
  }
  const headers = new Headers()
  for (const cookie of [...outcome.cookies, rememberLanguage(outcome.language)]) headers.append('Set-Cookie', cookie)
  return redirect(localAddress(value.next), { headers })
}

export default function SignInPage() {
  const { next, notice, demo } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const typed = rejected && 'typed' in rejected ? rejected.typed : null
  return (
    <Page heading={<Message name="sign-in:heading" />} problems={rejected?.problems}>
      {rejected?.seconds != null && <WaitNotice seconds={rejected.seconds} />}
      {notice && !rejected && (
        <div className="govuk-inset-text" role="status">
          <Message name={`sign-in:notice.${notice}`} />
        </div>
      )}
      <form method="post" noValidate>
        <input type="hidden" name="next" value={next} />
        <TextField
          name="identifier"
          label="sign-in:identifier.label"
          hint="sign-in:identifier.hint"
          autoComplete="username"
          defaultValue={typed?.identifier}
          problems={rejected?.problems}
        />
        <TextField
          name="password"
          type="password"
          label="sign-in:password.label"
          autoComplete="current-password"
          problems={rejected?.problems}
        />
        <button type="submit" className="govuk-button">
          <Message name="sign-in:button" />
        </button>
      </form>
      <ul className="govuk-list">
        <li>
          <a className="govuk-link" href="/forgotten-password">
            <Message name="sign-in:forgotten" />
          </a>
        </li>
        <li>
          <a className="govuk-link" href="/enter-code">
            <Message name="sign-in:haveCode" />
          </a>
        </li>
        {demo && (
          <li>
            <a className="govuk-link" href="/demo">
              <Message name="sign-in:demo" />
            </a>
          </li>
        )}
      </ul>
    </Page>
  )
}
