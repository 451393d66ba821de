import { Message } from './translation.tsx'
import { useInstants } from './use-instants.ts'

type AccommodationRequestsProps = {
  requests: {
    accommodationId: string
    name: string
    unitName: string
    wantsExtraAttempts: boolean
    wantsExtraTime: boolean
    requestedAt: Date
    mine: boolean
  }[]
}

/** Who asked for more attempts or time, the oldest request first. Why is not asked. */
export function AccommodationRequests({ requests }: AccommodationRequestsProps) {
  const { day } = useInstants()
  if (requests.length === 0) {
    return (
      <p className="govuk-inset-text">
        <Message name="desk:accommodation.nobody" />
      </p>
    )
  }
  return (
    <ul className="govuk-list lisans-desk">
      {requests.map(({ accommodationId, name, unitName, wantsExtraAttempts, wantsExtraTime, requestedAt, mine }) => (
        <li key={accommodationId} className="lisans-desk__item">
          <h3 className="govuk-heading-s">{name}</h3>
          <p className="govuk-body">
            {unitName}
            {'. '}
            <Message name="desk:accommodation.askedOn" values={{ at: day(requestedAt) }} />{' '}
            {wantsExtraAttempts && <Message name="desk:accommodation.wantsAttempts" />}{' '}
            {wantsExtraTime && <Message name="desk:accommodation.wantsTime" />}
          </p>
          <p className="govuk-body">
            {mine ? (
              <Message name="desk:accommodation.mine" />
            ) : (
              <a className="govuk-link" href={`/focal-point/accommodations?request=${accommodationId}`}>
                <Message name="desk:accommodation.answer" />
                <span className="govuk-visually-hidden"> {name}</span>
              </a>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
