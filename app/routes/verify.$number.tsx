import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { verifyCertificate } from '#app/domain/certification/verify-certificate.ts'
import { verifyAddress } from '#app/ui/addresses.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { VerificationAnswer } from '#app/ui/verification-answer.tsx'
import { allowAnyone } from '#app/web/allow-anyone.ts'
import { db } from '#app/web/database.ts'
import { limitVerification } from '#app/web/limit-verification.ts'

export const meta = pageTitle('certificate:verify.pageTitle')

/** Answers every number in the same shape, so that an unknown one and a withdrawn one differ in words only. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  allowAnyone()
  await limitVerification(context.clientAddress)
  const now = new Date()
  const found = await verifyCertificate(db, (params.number ?? '').slice(0, 100), now)
  const headers = { 'X-Robots-Tag': 'noindex' }
  return data({ found, checkedAt: now }, { status: found ? 200 : 404, headers })
}

export default function VerificationPage() {
  const { found, checkedAt } = useLoaderData<typeof loader>()
  return (
    <Page
      back={{ href: verifyAddress, label: <Message name="certificate:verify.another" /> }}
      heading={<Message name={`certificate:verify.answer.${found?.state ?? 'unknown'}`} />}
    >
      <VerificationAnswer found={found} checkedAt={checkedAt} />
    </Page>
  )
}
