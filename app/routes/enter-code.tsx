import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { z } from 'zod'
import { findInvitation } from '#app/domain/sign-in/find-invitation.ts'
import { foldCode } from '#app/domain/sign-in/one-time-code.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { TextField } from '#app/ui/text-field.tsx'
import { Message } from '#app/ui/translation.tsx'
import { allowAnyone } from '#app/web/allow-anyone.ts'
import { db } from '#app/web/database.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'

export const meta = pageTitle('sign-in:codePage.title')

const slip = z.object({
  code: z.string('sign-in:codePage.missing').refine((code) => foldCode(code) !== '', 'sign-in:codePage.missing'),
})

export async function action({ request }: ActionFunctionArgs) {
  allowAnyone()
  const { value, problems } = await parseForm(request, slip)
  if (problems) return data({ problems }, { status: 422 })

  if (!(await findInvitation(db, value.code, new Date()))) {
    const wrong: FormProblem = { field: 'code', message: 'sign-in:codePage.wrong' }
    return data({ problems: [wrong] }, { status: 422 })
  }
  return redirect(`/invitation/${foldCode(value.code)}`)
}

export default function EnterCodePage() {
  const rejected = useActionData<typeof action>()
  return (
    <Page
      heading={<Message name="sign-in:codePage.heading" />}
      problems={rejected?.problems}
      back={{ href: '/sign-in', label: <Message name="sign-in:title" /> }}
    >
      <form method="post" noValidate>
        <TextField
          name="code"
          label="sign-in:codePage.label"
          hint="sign-in:codePage.hint"
          autoComplete="one-time-code"
          problems={rejected?.problems}
        />
        <button type="submit" className="govuk-button">
          <Message name="sign-in:codePage.button" />
        </button>
      </form>
    </Page>
  )
}
