import { Message } from './translation.tsx'

export type FinalTerms = {
  total: number
  /** 0 where critical questions count like any other. */
  critical: number
  passPercent: number
  /** The smallest number of right answers that reaches `passPercent`. */
  needed: number
  hoursBetweenAttempts: number
  attemptsBeforeUnlock: number
  /** 0 for none. */
  timeLimitMinutes: number
}

/** What the final asks and what its rules are, so that nobody is surprised. */
export function FinalFacts({ facts }: { facts: FinalTerms }) {
  const { total, critical, passPercent, needed, hoursBetweenAttempts, attemptsBeforeUnlock, timeLimitMinutes } = facts
  return (
    <ul className="govuk-list govuk-list--bullet govuk-list--spaced">
      <li>
        <Message name="assessment:final.what" values={{ count: total }} />{' '}
        <Message name="assessment:final.pass" values={{ percent: passPercent, needed, total }} />
      </li>
      {critical > 0 && (
        <li>
          <Message name="assessment:final.criticals" values={{ count: critical }} />{' '}
          <Message name="assessment:final.criticalsRetake" />
        </li>
      )}
      {timeLimitMinutes > 0 ? (
        <li>
          <Message name="assessment:final.time" values={{ minutes: timeLimitMinutes }} />{' '}
          <Message name="assessment:final.timeAsk" />
        </li>
      ) : (
        <li>
          <Message name="assessment:final.noTime" />
        </li>
      )}
      <li>
        <Message name="assessment:final.pause" values={{ hours: hoursBetweenAttempts }} />{' '}
        <Message name="assessment:final.unlock" values={{ count: attemptsBeforeUnlock }} />
      </li>
    </ul>
  )
}
