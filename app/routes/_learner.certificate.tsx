import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findCertificate } from '#app/domain/certification/find-certificate.ts'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { homeAddress } from '#app/ui/addresses.ts'
import { CertificateSheet } from '#app/ui/certificate-sheet.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { useInstants } from '#app/ui/use-instants.ts'
import { certificateValidity } from '#app/web/certificate-validity.ts'
import { config } from '#app/web/config.ts'
import { db } from '#app/web/database.ts'
import { programmeIdOf } from '#app/web/programme.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'

export const meta = pageTitle('certificate:pageTitle')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const programmeId = programmeIdOf(request)
  const certificate = await findCertificate(db, { personId, programmeId })
  if (!certificate) return { certificate: null, validity: null, verifyAddress: '' }
  const standing = await findStanding(db, { personId, programmeId }, new Date())
  const { id, ...shown } = certificate
  return {
    certificate: shown,
    validity: certificateValidity(standing),
    verifyAddress: `${config.baseUrl}/verify/${certificate.number}`,
  }
}

export default function CertificatePage() {
  const { certificate, validity, verifyAddress } = useLoaderData<typeof loader>()
  const { day } = useInstants()
  const back = { href: homeAddress, label: <Message name="certificate:backHome" /> }
  if (!certificate) {
    return (
      <Page back={back} heading={<Message name="certificate:none.heading" />}>
        <p className="govuk-body">
          <Message name="certificate:none.why" />
        </p>
        <p className="lisans-actions">
          <a className="govuk-button" href={homeAddress}>
            <Message name="certificate:none.next" />
          </a>
        </p>
      </Page>
    )
  }
  const { state, until } = validity
  return (
    <Page back={back}>
      {state !== 'valid' && (
        <Notice
          tone={state === 'expiring' || state === 'update-due' ? 'warn' : 'bad'}
          heading={<Message name={`certificate:state.${state}`} />}
        >
          <p className="govuk-body">
            <Message name={`certificate:stateWhy.${state}`} values={{ at: until ? day(until) : '' }} />
          </p>
        </Notice>
      )}
      <CertificateSheet
        certificate={certificate}
        verifyAddress={verifyAddress}
        holds={['valid', 'expiring', 'update-due'].includes(state)}
      />
      <p className="govuk-body lisans-screen-only">
        <Message name="certificate:print" />
      </p>
    </Page>
  )
}
