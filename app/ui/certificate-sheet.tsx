import { useRouteLoaderData } from '@remix-run/react'
import type { RootData } from '#app/root.tsx'
import type { LocalisedText } from '#db/schema/catalogue.ts'
import { Day } from './day.tsx'
import { Localised } from './localised.tsx'
import { OrganisationLogo } from './organisation-logo.tsx'
import { Message } from './translation.tsx'

type CertificateSheetProps = {
  certificate: {
    number: string
    holderName: string
    organisation: string
    programmeTitle: LocalisedText
    programmeNumber: number
    rulesNumber: number
    courses: { courseId: string; title: LocalisedText; number: number }[]
    issuedAt: Date
    validUntil: Date
  }
  /** Where anybody can check it. */
  verifyAddress: string
  /** False where it no longer counts: the sheet then says so itself, on paper too. */
  holds: boolean
}

/** The certificate as it stands on paper. */
export function CertificateSheet({ certificate, verifyAddress, holds }: CertificateSheetProps) {
  const { number, holderName, organisation, programmeTitle, programmeNumber, rulesNumber, courses } = certificate
  const root = useRouteLoaderData('root') as RootData | undefined
  const logo = root?.organisation?.logo
  return (
    <article className="lisans-certificate" aria-labelledby="certificate-heading">
      {logo && <OrganisationLogo logo={logo} name="" large />}
      <h1 className="lisans-certificate__kind" id="certificate-heading">
        <Message name="certificate:kind" />
      </h1>
      {!holds && (
        <p className="govuk-body">
          <strong>
            <Message name="certificate:doesNotHold" />
          </strong>
        </p>
      )}
      <p className="govuk-body">
        <Message name="certificate:confirms" values={{ organisation }} />
      </p>
      <p className="lisans-certificate__holder">{holderName}</p>
      <p className="govuk-body">
        <Message name="certificate:completed" />
      </p>
      <p className="govuk-heading-m">
        <Localised text={programmeTitle} />
      </p>
      <dl className="lisans-certificate__facts">
        <div>
          <dt>
            <Message name="certificate:number" />
          </dt>
          <dd className="lisans-certificate__number">{number}</dd>
        </div>
        <div>
          <dt>
            <Message name="certificate:issued" />
          </dt>
          <dd>
            <Day at={certificate.issuedAt} />
          </dd>
        </div>
        <div>
          <dt>
            <Message name="certificate:validUntil" />
          </dt>
          <dd>
            <Day at={certificate.validUntil} />
          </dd>
        </div>
        <div>
          <dt>
            <Message name="certificate:covers" />
          </dt>
          <dd>
            <ul className="govuk-list">
              {courses.map(({ courseId, title, number: revision }) => (
                <li key={courseId}>
                  <Localised text={title} /> (<Message name="certificate:revision" values={{ number: revision }} />)
                </li>
              ))}
              <li>
                <Message name="certificate:programmeRevision" values={{ number: programmeNumber }} />
              </li>
              <li>
                <Message name="certificate:rulesRevision" values={{ number: rulesNumber }} />
              </li>
            </ul>
          </dd>
        </div>
        <div>
          <dt>
            <Message name="certificate:check" />
          </dt>
          <dd className="lisans-certificate__address">{verifyAddress}</dd>
        </div>
      </dl>
    </article>
  )
}
