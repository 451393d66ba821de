import { resultAddress } from './attempt-addresses.ts'
import { DayAndTime } from './day.tsx'
import { Tag } from './tag.tsx'
import { Message } from './translation.tsx'
import { useInstants } from './use-instants.ts'

/** `scorePercent`: whole percent, rounded down. `returned`: it was given back and does not count. */
export type PastTry = { id: string; submittedAt: Date; passed: boolean; scorePercent: number; returned: boolean }

/** What somebody tried before, the newest first, each with the way to its result. Nothing while there is none. */
export function PastTries({ tries, link }: { tries: PastTry[]; link: 'see' | 'seeResult' }) {
  const { dayAndTime } = useInstants()
  if (tries.length === 0) return null
  return (
    <section aria-labelledby="past-tries">
      <h2 className="govuk-heading-m" id="past-tries">
        <Message name="assessment:tries.heading" />
      </h2>
      <ul className="govuk-list lisans-tries">
        {tries.map(({ id, submittedAt, passed, scorePercent, returned }) => (
          <li key={id} className="lisans-tries__item">
            <span>
              <DayAndTime at={submittedAt} />
              {': '}
              <Message name="assessment:tries.score" values={{ percent: scorePercent }} />
            </span>{' '}
            <Tag tone={passed ? 'good' : 'quiet'}>
              <Message name={passed ? 'assessment:tries.passed' : 'assessment:tries.notPassed'} />
            </Tag>{' '}
            {returned && (
              <Tag tone="good">
                <Message name="concerns:returned.tag" />
              </Tag>
            )}{' '}
            <a className="govuk-link" href={resultAddress(id)}>
              <Message name={`assessment:tries.${link}`} />
              <span className="govuk-visually-hidden">
                {' '}
                <Message name="assessment:tries.of" values={{ at: dayAndTime(submittedAt) }} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
