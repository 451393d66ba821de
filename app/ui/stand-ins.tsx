import type { Role } from '#db/schema/people.ts'
import { Day } from './day.tsx'
import { Message, useTranslation } from './translation.tsx'

type StandsIn = { grantId: string; name: string; role: Role; unitName: string; lastDay: Date }

type StandInsProps = {
  /** Whom the account's owner stands in for, who stands in for them, and the roles for which nobody does. */
  mine: StandsIn[]
  theirs: StandsIn[]
  free: { grantId: string; role: Role; unitName: string }[]
}

/** On the account page: who stands in for whom, until when, and how to begin or end it. */
export function StandIns({ mine, theirs, free }: StandInsProps) {
  const { t } = useTranslation()
  if (mine.length + theirs.length + free.length === 0) return null
  return (
    <section aria-labelledby="standing-in">
      <h2 className="govuk-heading-m" id="standing-in">
        <Message name="deputies:account.heading" />
      </h2>
      <ul className="govuk-list govuk-list--spaced">
        {mine.map((one) => (
          <Line key={one.grantId} said="youFor" does="handBack" one={one} />
        ))}
        {theirs.map((one) => (
          <Line key={one.grantId} said="forYou" does="end" one={one} />
        ))}
        {free.map(({ grantId, role, unitName }) => (
          <li key={grantId}>
            <a className="govuk-link" href={`/deputies/${grantId}`}>
              <Message name="deputies:account.nameFor" values={{ role: t(`people:role.${role}`), unit: unitName }} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Line({ said, does, one }: { said: 'youFor' | 'forYou'; does: 'handBack' | 'end'; one: StandsIn }) {
  const { t } = useTranslation()
  const values = { name: one.name, role: t(`people:role.${one.role}`), unit: one.unitName }
  return (
    <li>
      <Message name={`deputies:account.${said}`} values={values} /> <Day at={one.lastDay} />.{' '}
      <a className="govuk-link" href={`/deputies/${one.grantId}`}>
        <Message name={`deputies:account.${does}`} />
      </a>
    </li>
  )
}
