import { setTimeout as pause } from 'node:timers/promises'
import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { admitSignIn } from '#app/domain/sign-in/admit-sign-in.ts'
import { requestPasswordLink } from '#app/domain/sign-in/request-password-link.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { TextField } from '#app/ui/text-field.tsx'
import { Message } from '#app/ui/translation.tsx'
import { WaitNotice } from '#app/ui/wait-notice.tsx'
import { allowAnyone } from '#app/web/allow-anyone.ts'
import { config } from '#app/web/config.ts'
import { db } from '#app/web/database.ts'
import { parseForm } from '#app/web/forms.ts'
import { tooManyTries } from '#app/web/sign-in/too-many-tries.ts'

export const meta = pageTitle('sign-in:forgottenPage.title')

/** Lets `Retry-After` through. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

/** Everybody waits so long for the answer, so that it does not tell by its haste who is unknown. In milliseconds. */
const evenly = 250

const question = z.object({
  identifier: z.string('sign-in:identifier.missing').trim().min(1, 'sign-in:identifier.missing'),
})

export function loader({ request }: LoaderFunctionArgs) {
  allowAnyone()
  return { sent: new URL(request.url).searchParams.has('sent') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  allowAnyone()
  const { value, problems } = await parseForm(request, question)
  if (problems) return data({ problems, seconds: null }, { status: 422 })

  const now = new Date()
  const attempt = { identifier: `forgotten ${value.identifier}`, address: context.clientAddress }
  const admitted = await admitSignIn(db, attempt, now)
  if (admitted.kind === 'refused') return tooManyTries(admitted.retryAt, now)
  const { identifier } = value
  await Promise.all([requestPasswordLink(db, { identifier, baseUrl: config.baseUrl }, now), pause(evenly)])
  return redirect('/forgotten-password?sent')
}

export default function ForgottenPasswordPage() {
  const { sent } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  if (sent && !rejected) return <SentPage />
  return (
    <Page
      heading={<Message name="sign-in:forgottenPage.heading" />}
      problems={rejected?.problems}
      back={{ href: '/sign-in', label: <Message name="sign-in:title" /> }}
    >
      {rejected?.seconds != null && <WaitNotice seconds={rejected.seconds} />}
      <p className="govuk-body">
        <Message name="sign-in:forgottenPage.explanation" />
      </p>
      <form method="post" action="/forgotten-password" noValidate>
        <TextField
          name="identifier"
          label="sign-in:identifier.label"
          hint="sign-in:identifier.hint"
          autoComplete="username"
          problems={rejected?.problems}
        />
        <button type="submit" className="govuk-button">
          <Message name="sign-in:forgottenPage.button" />
        </button>
      </form>
    </Page>
  )
}

function SentPage() {
  return (
    <Page heading={<Message name="sign-in:forgottenPage.sent.heading" />}>
      <p className="govuk-body">
        <Message name="sign-in:forgottenPage.sent.text" />
      </p>
      <p className="govuk-body">
        <Message name="sign-in:forgottenPage.sent.otherwise" />
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href="/enter-code">
          <Message name="sign-in:haveCode" />
        </a>
      </p>
    </Page>
  )
}
