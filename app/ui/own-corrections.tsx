import type { CorrectionRequest } from '#app/domain/data-protection/list-corrections.ts'
import { CorrectionState } from './correction-state.tsx'
import { Message } from './translation.tsx'

/** What a person asked to have corrected and what became of it, and the way to ask. */
export function OwnCorrections({ requests }: { requests: CorrectionRequest[] }) {
  return (
    <section aria-labelledby="corrections">
      <h2 className="govuk-heading-m" id="corrections">
        <Message name="correction-request:own.heading" />
      </h2>
      <p className="govuk-body">
        <a className="govuk-link" href="/account/my-data/correction">
          <Message name="correction-request:own.ask" />
        </a>
      </p>
      {requests.length > 0 && (
        <ul className="govuk-list lisans-desk">
          {requests.map((asked) => (
            <li key={asked.id} className="lisans-desk__item">
              <p className="govuk-body">
                <strong>
                  <Message name={`correction-request:thing.${asked.thing}`} />
                </strong>
                : {asked.shouldBe}
              </p>
              <CorrectionState asked={asked} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
