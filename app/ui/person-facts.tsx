import { Day, DayAndTime } from './day.tsx'
import { Message } from './translation.tsx'

type PersonFactsProps = {
  mails: { id: string; subject: string; queuedAt: Date | string; sentAt: Date | string | null }[]
  roles: { id: string; role: string; unitName: string }[]
  sessions: { id: string; usedAt: Date | string }[]
}

/** What was mailed to somebody, what they may decide, and where they are signed in. */
export function PersonFacts({ mails, roles, sessions }: PersonFactsProps) {
  return (
    <>
      <h2 className="govuk-heading-m">
        <Message name="hr:facts.mails" />
      </h2>
      {mails.length === 0 && <None name="noMails" />}
      <ul className="govuk-list">
        {mails.map(({ id, subject, queuedAt, sentAt }) => (
          <li key={id}>
            {subject || <Message name="erasure:wordsGone" />}{' '}
            <span className="govuk-hint">
              <Day at={new Date(queuedAt)} />
              {!sentAt && (
                <>
                  {', '}
                  <Message name="hr:facts.notSent" />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      <h2 className="govuk-heading-m">
        <Message name="hr:facts.roles" />
      </h2>
      {roles.length === 0 && <None name="noRoles" />}
      <ul className="govuk-list">
        {roles.map(({ id, role, unitName }) => (
          <li key={id}>
            <Message name={`people:role.${role}`} />{' '}
            <span className="govuk-hint">
              <Message name="hr:facts.over" values={{ unit: unitName }} />
            </span>
          </li>
        ))}
      </ul>
      <h2 className="govuk-heading-m">
        <Message name="hr:facts.sessions" />
      </h2>
      {sessions.length === 0 && <None name="noSessions" />}
      <ul className="govuk-list">
        {sessions.map(({ id, usedAt }) => (
          <li key={id}>
            <Message name="hr:facts.session" /> <DayAndTime at={new Date(usedAt)} />
          </li>
        ))}
      </ul>
    </>
  )
}

function None({ name }: { name: string }) {
  return (
    <p className="govuk-body">
      <Message name={`hr:facts.${name}`} />
    </p>
  )
}
