import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { createFirstAdministrator, isFirstAdministratorCode } from '#app/domain/sign-in/create-first-administrator.ts'
import { findInvited, redeemInvitation } from '#app/domain/sign-in/redeem-invitation.ts'
import { NewPasswordFields } from '#app/ui/new-password-fields.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { TextField } from '#app/ui/text-field.tsx'
import { Message } from '#app/ui/translation.tsx'
import { allowAnyone } from '#app/web/allow-anyone.ts'
import { db } from '#app/web/database.ts'
import { emailField } from '#app/web/email-field.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { personNameField } from '#app/web/person-name.ts'
import type { RequestContext } from '#app/web/request-context.ts'
import { withNewPassword } from '#app/web/sign-in/new-password.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('sign-in:invitationPage.title')

/** What a one-time code opened must not be seen again with the back button. */
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' })

const passwordForm = withNewPassword({})
const administratorForm = withNewPassword({
  name: personNameField('sign-in:firstAdministrator.name.missing', 'people:new.tooLong'),
  staffNumber: z.string().trim().max(200).default(''),
  email: emailField('sign-in:firstAdministrator.email.wrong'),
  organisation: text('sign-in:firstAdministrator.organisation.missing'),
})

export async function loader({ params }: LoaderFunctionArgs) {
  allowAnyone()
  const code = params.code ?? ''
  const now = new Date()
  if (await isFirstAdministratorCode(db, code, now)) return { opens: 'administration' as const, name: null }
  const person = await findInvited(db, code, now)
  if (person) return { opens: 'password' as const, name: person.name }
  return data({ opens: 'nothing' as const, name: null }, { status: 404 })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  allowAnyone()
  const code = params.code ?? ''
  const now = new Date()
  const typed = await typedText(request, 'name', 'staffNumber', 'email', 'organisation')
  const outcome = (await isFirstAdministratorCode(db, code, now))
    ? await administrate(request, code, context, now)
    : await choosePassword(request, code, now)
  if ('problems' in outcome) return data({ problems: outcome.problems, typed }, { status: 422 })
  if (outcome.kind !== 'refused') return redirect('/sign-in?notice=password-set')
  // The loader, which runs next, then finds the code unusable and the page says so.
  if (outcome.reason === 'code-not-usable') return data({ problems: [], typed }, { status: 409 })
  const known = 'identifier' in outcome && outcome.identifier === 'email' ? 'email' : 'staffNumber'
  const field = outcome.reason.startsWith('password') ? 'password' : known
  const problem: FormProblem = { field, message: `refusals:${outcome.reason}` }
  return data({ problems: [problem], typed }, { status: 422 })
}

async function choosePassword(request: Request, code: string, now: Date) {
  const { value, problems } = await parseForm(request, passwordForm)
  return problems ? { problems } : redeemInvitation(db, { code, password: value.password }, now)
}

async function administrate(request: Request, code: string, { language }: RequestContext, now: Date) {
  const { value, problems } = await parseForm(request, administratorForm)
  if (problems) return { problems }
  const { name, organisation, password } = value
  const identifiers = { staffNumber: value.staffNumber || null, email: value.email || null }
  return createFirstAdministrator(db, { code, name, organisation, password, language, ...identifiers }, now)
}

export default function InvitationPage() {
  const { opens, name } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  if (opens === 'nothing') return <UnusablePage />
  return opens === 'administration' ? (
    <Page heading={<Message name="sign-in:firstAdministrator.heading" />} problems={rejected?.problems}>
      <p className="govuk-body">
        <Message name="sign-in:firstAdministrator.explanation" />
      </p>
      <form method="post" noValidate>
        <AdministratorFields problems={rejected?.problems} typed={rejected?.typed} />
        <NewPasswordFields problems={rejected?.problems} />
        <button type="submit" className="govuk-button">
          <Message name="sign-in:firstAdministrator.button" />
        </button>
      </form>
    </Page>
  ) : (
    <Page heading={<Message name="sign-in:invitationPage.heading" />} problems={rejected?.problems}>
      <p className="govuk-body">
        <Message name="sign-in:invitationPage.person" values={{ name }} />{' '}
        <Message name="sign-in:invitationPage.notYou" />
      </p>
      <form method="post" noValidate>
        <NewPasswordFields problems={rejected?.problems} />
        <button type="submit" className="govuk-button">
          <Message name="sign-in:invitationPage.button" />
        </button>
      </form>
    </Page>
  )
}

type Typed = Record<'name' | 'staffNumber' | 'email' | 'organisation', string>

function AdministratorFields({ problems, typed }: { problems?: FormProblem[]; typed?: Typed }) {
  return (
    <>
      <TextField
        name="name"
        label="sign-in:firstAdministrator.name.label"
        autoComplete="name"
        defaultValue={typed?.name}
        problems={problems}
      />
      <TextField
        name="staffNumber"
        label="sign-in:firstAdministrator.staffNumber.label"
        hint="sign-in:firstAdministrator.staffNumber.hint"
        defaultValue={typed?.staffNumber}
        problems={problems}
      />
      <TextField
        name="email"
        type="email"
        label="sign-in:firstAdministrator.email.label"
        autoComplete="email"
        defaultValue={typed?.email}
        problems={problems}
      />
      <TextField
        name="organisation"
        label="sign-in:firstAdministrator.organisation.label"
        hint="sign-in:firstAdministrator.organisation.hint"
        autoComplete="organization"
        defaultValue={typed?.organisation}
        problems={problems}
      />
    </>
  )
}

function UnusablePage() {
  return (
    <Page heading={<Message name="sign-in:unusable.heading" />}>
      <p className="govuk-body">
        <Message name="sign-in:unusable.text" />
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href="/forgotten-password">
          <Message name="sign-in:unusable.next" />
        </a>
      </p>
    </Page>
  )
}

function text(missing: string) {
  return z.string(missing).trim().min(1, missing).max(200)
}
