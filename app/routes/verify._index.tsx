import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { verifyAddress } from '#app/ui/addresses.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { TextField } from '#app/ui/text-field.tsx'
import { Message } from '#app/ui/translation.tsx'
import { allowAnyone } from '#app/web/allow-anyone.ts'

export const meta = pageTitle('certificate:verify.pageTitle')

export function loader({ request }: LoaderFunctionArgs) {
  allowAnyone()
  const asked = new URL(request.url).searchParams.get('number')
  const number = asked?.trim().slice(0, 100) ?? null
  if (number) throw redirect(`${verifyAddress}/${encodeURIComponent(number)}`)
  return { empty: number === '' }
}

export default function VerifyPage() {
  const { empty } = useLoaderData<typeof loader>()
  const problems = empty ? [{ field: 'number', message: 'certificate:verify.missing' }] : null
  return (
    <Page heading={<Message name="certificate:verify.heading" />} problems={problems}>
      <p className="govuk-body">
        <Message name="certificate:verify.lead" />
      </p>
      <form method="get" action={verifyAddress} noValidate>
        <TextField
          name="number"
          label="certificate:verify.number"
          hint="certificate:verify.hint"
          problems={problems}
          autoComplete="off"
        />
        <button type="submit" className="govuk-button">
          <Message name="certificate:verify.button" />
        </button>
      </form>
    </Page>
  )
}
