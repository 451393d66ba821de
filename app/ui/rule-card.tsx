import type { DescribedRule } from '#app/web/rule-desk.ts'
import { Day } from './day.tsx'
import { RuleInWords } from './rule-in-words.tsx'
import { Message } from './translation.tsx'

type RuleCardProps = {
  rule: {
    ruleId: string
    described: DescribedRule
    /** What holds until the rule begins to be as it is described; null where it has begun. */
    untilThen: DescribedRule | null
    ends: boolean
    /** About a unit that the reader's role reaches. */
    isMine: boolean
    reason: string
    /** Who made or changed it last; null for the command line and Lisans itself. */
    by: string | null
    at: Date
  }
}

/** A rule in words, who decided it and why, and what can be done with it. */
export function RuleCard({ rule: { ruleId, described, untilThen, ends, isMine, reason, by, at } }: RuleCardProps) {
  const address = `/hr/required-learning/${ruleId}`
  return (
    <li className="lisans-desk__item">
      <p className="govuk-body lisans-beneath">
        <RuleInWords rule={described} />
      </p>
      {untilThen && (
        <p className="govuk-body lisans-beneath">
          <Message name="required-learning:untilThen" /> <RuleInWords rule={untilThen} />
        </p>
      )}
      <p className="govuk-hint lisans-beneath">
        <Message name="required-learning:why" values={{ reason }} /> {by ? `${by}, ` : ''}
        <Day at={at} />.
      </p>
      {isMine ? (
        <p className="govuk-body lisans-beneath">
          <a className="govuk-link" href={`${address}/change`}>
            <Message name={`required-learning:${ends ? 'bringBack' : 'change.link'}`} />
          </a>{' '}
          {!ends && (
            <a className="govuk-link" href={`${address}/ending`}>
              <Message name="required-learning:ending.link" />
            </a>
          )}
        </p>
      ) : (
        <p className="govuk-hint lisans-beneath">
          <Message name="required-learning:fromAbove" />
        </p>
      )}
    </li>
  )
}
