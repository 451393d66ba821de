import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { z } from 'zod'
import { admitSignIn, forgiveSignIn } from '#app/domain/sign-in/admit-sign-in.ts'
import { changePassword } from '#app/domain/sign-in/change-password.ts'
import { NewPasswordFields } from '#app/ui/new-password-fields.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { TextField } from '#app/ui/text-field.tsx'
import { Message } from '#app/ui/translation.tsx'
import { WaitNotice } from '#app/ui/wait-notice.tsx'
import { db } from '#app/web/database.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { refusal } from '#app/web/refuse.ts'
import { withNewPassword } from '#app/web/sign-in/new-password.ts'
import { tooManyTries } from '#app/web/sign-in/too-many-tries.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'

export const meta = pageTitle('people:account.password.title')

/** Lets `Retry-After` through. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

const missing = 'people:account.password.current.missing'
const passwordChange = withNewPassword({ current: z.string(missing).min(1, missing) })

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireSignedIn(request, context)
  return null
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { personId, sessionId } = await requireSignedIn(request, context)
  const { value, problems } = await parseForm(request, passwordChange)
  if (problems) return data({ problems, seconds: null }, { status: 422 })

  // Whoever finds a screen left open must not guess the password here instead of at the door.
  const now = new Date()
  const admitted = await admitSignIn(db, { identifier: `change ${personId}`, address: context.clientAddress }, now)
  if (admitted.kind === 'refused') return tooManyTries(admitted.retryAt, now)
  const change = { personId, sessionId, current: value.current, wanted: value.password }
  const outcome = await changePassword(db, change, now)
  if (outcome.kind === 'refused' && outcome.reason === 'no-password') throw refusal(outcome.reason, context)
  if (outcome.kind === 'changed' || outcome.reason !== 'wrong-password') await forgiveSignIn(db, admitted)
  if (outcome.kind === 'changed') return redirect('/account?notice=password-changed')

  const field = outcome.reason === 'wrong-password' ? 'current' : 'password'
  const problem: FormProblem = { field, message: `refusals:${outcome.reason}` }
  return data({ problems: [problem], seconds: null }, { status: 422 })
}

export default function PasswordPage() {
  const rejected = useActionData<typeof action>()
  return (
    <Page
      heading={<Message name="people:account.password.heading" />}
      problems={rejected?.problems}
      back={{ href: '/account', label: <Message name="people:account.title" /> }}
    >
      {rejected?.seconds != null && <WaitNotice seconds={rejected.seconds} />}
      <form method="post" noValidate>
        <TextField
          name="current"
          type="password"
          label="people:account.password.current.label"
          autoComplete="current-password"
          problems={rejected?.problems}
        />
        <NewPasswordFields problems={rejected?.problems} />
        <button type="submit" className="govuk-button">
          <Message name="people:account.password.button" />
        </button>
      </form>
    </Page>
  )
}
