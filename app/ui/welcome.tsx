import { signInAddress, verifyAddress } from './addresses.ts'
import { KreolNote } from './kreol-note.tsx'
import { Page } from './page.tsx'
import { Message } from './translation.tsx'

/** The home page of somebody who is not signed in: what this is, and the two things they may want. */
export function Welcome() {
  return (
    <Page heading={<Message name="learning:welcome.heading" />}>
      <KreolNote />
      <p className="govuk-body-l">
        <Message name="learning:welcome.what" />
      </p>
      <ol className="govuk-list govuk-list--number">
        {(['learn', 'pass', 'sign', 'open'] as const).map((step) => (
          <li key={step}>
            <Message name={`learning:welcome.steps.${step}`} />
          </li>
        ))}
      </ol>
      <p className="lisans-actions">
        <a className="govuk-button" href={signInAddress()}>
          <Message name="page.signIn" />
        </a>
        <a className="govuk-link" href="/enter-code">
          <Message name="learning:welcome.code" />
        </a>
      </p>
      <h2 className="govuk-heading-m">
        <Message name="learning:welcome.verifyHeading" />
      </h2>
      <p className="govuk-body">
        <a className="govuk-link" href={verifyAddress}>
          <Message name="learning:welcome.verify" />
        </a>
      </p>
    </Page>
  )
}
