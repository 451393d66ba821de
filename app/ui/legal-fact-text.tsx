import type { ReactNode } from 'react'
import type { LegalFactRecord } from '#app/lesson-markup/legal-facts.ts'
import type { Language } from '#db/schema/people.ts'
import { RegisteredState, type Reviewed, ReviewedState } from './legal-state.tsx'
import { Message } from './translation.tsx'

type LegalFactTextProps = {
  fact: Pick<
    LegalFactRecord,
    'instrument' | 'provision' | 'claim' | 'source' | 'toConfirm' | 'state' | 'asAt' | 'reviewBy'
  >
  reviewed: Reviewed
}

/** Everything the register says of a fact, the claim in each language, and how far it is confirmed. */
export function LegalFactText({ fact, reviewed }: LegalFactTextProps) {
  const claims = Object.entries(fact.claim) as [Language, string][]
  return (
    <dl className="govuk-summary-list">
      {claims.map(([language, words]) => (
        <Row key={language} name={`legal:fact.claim.${language}`}>
          <span lang={language}>{words}</span>
        </Row>
      ))}
      <Row name="legal:fact.instrument">
        <span lang="en">{fact.instrument}</span>
      </Row>
      {fact.provision && (
        <Row name="legal:fact.provision">
          <span lang="en">{fact.provision}</span>
        </Row>
      )}
      <Row name="legal:fact.source">
        <span lang="en">{fact.source}</span>
      </Row>
      <Row name="legal:fact.toConfirm">
        {fact.toConfirm ? <span lang="en">{fact.toConfirm}</span> : <Message name="legal:fact.nothingToConfirm" />}
      </Row>
      <Row name="legal:fact.register">
        <RegisteredState {...fact} />
      </Row>
      <Row name="legal:fact.organisation">
        <ReviewedState {...reviewed} />
      </Row>
    </dl>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="govuk-summary-list__row">
      <dt className="govuk-summary-list__key">
        <Message name={name} />
      </dt>
      <dd className="govuk-summary-list__value">{children}</dd>
    </div>
  )
}
