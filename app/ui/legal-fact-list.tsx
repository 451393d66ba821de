import type { LegalFactRecord } from '#app/lesson-markup/legal-facts.ts'
import { legalFactAddress } from './addresses.ts'
import { RegisteredState, type Reviewed, ReviewedState } from './legal-state.tsx'
import { Localised } from './localised.tsx'
import { Message } from './translation.tsx'

export type LegalFactInList = Pick<
  LegalFactRecord,
  'id' | 'state' | 'asAt' | 'reviewBy' | 'instrument' | 'provision' | 'claim'
> & { reviewed: Reviewed; pages: number; questions: number }

/** Facts of the register, those of one instrument together. */
export function LegalFactList({ facts }: { facts: LegalFactInList[] }) {
  const instruments = [...new Set(facts.map(({ instrument }) => instrument))]
  return instruments.map((instrument) => (
    <section key={instrument} className="lisans-legal">
      <h2 className="govuk-heading-m" lang="en">
        {instrument}
      </h2>
      <ul className="govuk-list lisans-desk">
        {facts
          .filter((fact) => fact.instrument === instrument)
          .map((fact) => (
            <li key={fact.id} className="lisans-desk__item">
              <h3 className="govuk-heading-s">
                <a className="govuk-link" href={legalFactAddress(fact.id)}>
                  <Localised text={fact.claim} />
                </a>
              </h3>
              {fact.provision && (
                <p className="govuk-body-s lisans-beneath" lang="en">
                  {fact.provision}
                </p>
              )}
              <p className="govuk-body-s lisans-beneath">
                <Message name="legal:list.register" /> <RegisteredState {...fact} />
              </p>
              <p className="govuk-body-s lisans-beneath">
                <Message name="legal:list.organisation" /> <ReviewedState {...fact.reviewed} />
              </p>
              <p className="govuk-body-s lisans-beneath">
                <Message name="legal:list.pages" values={{ count: fact.pages }} />
                {', '}
                <Message name="legal:list.questions" values={{ count: fact.questions }} />
              </p>
            </li>
          ))}
      </ul>
    </section>
  ))
}
