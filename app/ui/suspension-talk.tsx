import type { SuspensionRecord } from '#app/domain/certification/find-suspension.ts'
import { Day, DayAndTime } from './day.tsx'
import { Message } from './translation.tsx'

type SuspensionTalkProps = {
  suspension: Pick<SuspensionRecord, 'ground' | 'suspendedAt' | 'endsAt' | 'reinstatedAt' | 'replies' | 'reviews'>
  /** In whose words it is headed: the person's own page, or the officer's. */
  to: 'learner' | 'officer'
}

/** A suspension from its ground to its end, with what the person said to it and what came of looking at it again. */
export function SuspensionTalk({ suspension, to }: SuspensionTalkProps) {
  const { ground, suspendedAt, endsAt, reinstatedAt, replies, reviews } = suspension
  return (
    <>
      <dl className="govuk-summary-list">
        <div className="govuk-summary-list__row">
          <dt className="govuk-summary-list__key">
            <Message name="desk:field.ground" />
          </dt>
          <dd className="govuk-summary-list__value">
            <Message name={`desk:suspension.ground.${ground}`} />
          </dd>
        </div>
        <div className="govuk-summary-list__row">
          <dt className="govuk-summary-list__key">
            <Message name="suspension:since" />
          </dt>
          <dd className="govuk-summary-list__value">
            <DayAndTime at={suspendedAt} />
          </dd>
        </div>
        <div className="govuk-summary-list__row">
          <dt className="govuk-summary-list__key">
            <Message name={reinstatedAt ? 'suspension:ended' : 'suspension:until'} />
          </dt>
          <dd className="govuk-summary-list__value">
            {reinstatedAt ? (
              <DayAndTime at={reinstatedAt} />
            ) : endsAt ? (
              <Day at={endsAt} />
            ) : (
              <Message name="suspension:noEnd" />
            )}
          </dd>
        </div>
      </dl>
      {replies.length > 0 && (
        <>
          <h2 className="govuk-heading-m">
            <Message name={`suspension:replies.${to}`} />
          </h2>
          {replies.map(({ id, words, repliedAt }) => (
            <div key={id}>
              <p className="lisans-meta">
                <DayAndTime at={repliedAt} />
              </p>
              <p className="govuk-body lisans-words">{words}</p>
            </div>
          ))}
        </>
      )}
      {reviews.length > 0 && (
        <>
          <h2 className="govuk-heading-m">
            <Message name="suspension:reviews" />
          </h2>
          {reviews.map(({ id, outcome, reason, reviewedAt, reviewedByName }) => (
            <p key={id} className="govuk-body">
              <strong>
                <Message name={`suspension:outcome.${outcome}`} />
              </strong>{' '}
              (<DayAndTime at={reviewedAt} />
              {to === 'officer' && reviewedByName && <>, {reviewedByName}</>}): {reason}
            </p>
          ))}
        </>
      )}
    </>
  )
}
