import { DayAndTime } from './day.tsx'
import { Message } from './translation.tsx'

/** The latest mails with a checkpoint: to whom and whether they went. */
export function CheckpointMails({ mails }: { mails: { address: string; queuedAt: Date; sentAt: Date | null }[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">
        <Message name="audit:keeper.mails" />
      </h2>
      {mails.length === 0 && (
        <p className="govuk-body">
          <Message name="audit:keeper.noMails" />
        </p>
      )}
      <ul className="govuk-list lisans-desk">
        {mails.map(({ address, queuedAt, sentAt }) => (
          <li key={queuedAt.toISOString()} className="lisans-desk__item">
            <DayAndTime at={queuedAt} />, <span className="lisans-anywhere">{address}</span>
            <div className="govuk-hint lisans-beneath">
              {sentAt ? (
                <>
                  <Message name="audit:keeper.sent" /> <DayAndTime at={sentAt} />
                </>
              ) : (
                <Message name="audit:keeper.waiting" />
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
