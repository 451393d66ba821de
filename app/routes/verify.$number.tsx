import { data, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { verifyCertificate } from '#app/domain/certification/verify-certificate.ts'
import { verifyAddress } from '#app/ui/addresses.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { VerificationAnswer } from '#app/ui/verification-answer.tsx'
import { admitVerification } from '#app/web/admit-verification.ts'
import { allowAnyone } from '#app/web/allow-anyone.ts'
import { db } from '#app/web/database.ts'

export const meta = pageTitle('certificate:verify.pageTitle')

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

/** Answers every number in the same shape, so that an unknown one and a withdrawn one differ in words only. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  allowAnyone()
  const now = new Date()
  if (!(await admitVerification(context.clientAddress))) {
    return data({ found: null, tooMany: true, checkedAt: now }, { status: 429, headers: { 'Retry-After': '60' } })
  }
  const found = await verifyCertificate(db, (params.number ?? '').slice(0, 100), now)
  // Names of certified people are for whoever holds the paper, not for search engines.
  const noIndex = { 'X-Robots-Tag': 'noindex' }
  return data({ found, tooMany: false, checkedAt: now }, { status: found ? 200 : 404, headers: noIndex })
}

export default function VerificationPage() {
  const { found, tooMany, checkedAt } = useLoaderData<typeof loader>()
  const back = { href: verifyAddress, label: <Message name="certificate:verify.another" /> }
  if (tooMany) {
    return (
      <Page back={back} heading={<Message name="failure.429.title" />}>
        <p className="govuk-body">
          <Message name="failure.429.next" />
        </p>
      </Page>
    )
  }
  return (
    <Page back={back} heading={<Message name={`certificate:verify.answer.${found?.state ?? 'unknown'}`} />}>
      <VerificationAnswer found={found} checkedAt={checkedAt} />
    </Page>
  )
}
