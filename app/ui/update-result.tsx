import { homeAddress, updateAddress } from './addresses.ts'
import { useProgrammeLink } from './programme-links.tsx'
import { type TopicScore, TopicScores } from './topic-scores.tsx'
import { Message } from './translation.tsx'
import { useInstants } from './use-instants.ts'

export type UpdateResultProps = {
  passed: boolean
  right: number
  total: number
  topics: TopicScore[]
  /** Whether the certificate opens access now. */
  accessOpen: boolean
  /** Something changed since this was begun, or nothing was caught up with: there is an update to do. */
  updateLeft: boolean
  /** When the pause after this one ends; null when there is none to wait for. */
  opensAt: Date | null
}

/** How the questions on what changed went, topic by topic, and what comes next. The questions themselves stay closed. */
export function UpdateResult({ passed, right, total, topics, accessOpen, updateLeft, opensAt }: UpdateResultProps) {
  const within = useProgrammeLink()
  const { dayAndTime } = useInstants()
  const name = passed ? 'passed' : 'notPassed'
  const next = !updateLeft
    ? passed && accessOpen
      ? 'upToDate'
      : null
    : passed
      ? 'moreChanged'
      : opensAt
        ? 'tryAgainAt'
        : 'tryAgain'
  return (
    <>
      <h1 className="govuk-heading-l">
        <Message name={`updates:result.${name}`} />
      </h1>
      <p className="lisans-lede">
        <Message name={`updates:result.${name}Lead`} values={{ right, total }} />
      </p>
      {next && (
        <p className="govuk-body">
          <Message name={`updates:result.${next}`} values={{ at: opensAt ? dayAndTime(opensAt) : '' }} />
        </p>
      )}
      <p className="lisans-actions">
        <a className="govuk-button" href={updateLeft ? within(updateAddress) : homeAddress}>
          <Message name={updateLeft ? 'updates:result.toUpdate' : 'assessment:result.toNext'} />
        </a>
      </p>
      {!passed && (
        <>
          <h2 className="govuk-heading-m">
            <Message name="assessment:result.objectives" />
          </h2>
          <p className="govuk-body">
            <Message name="assessment:result.objectivesWhy" />
          </p>
          <TopicScores topics={topics} />
          <p className="govuk-body">
            <Message name="updates:result.private" />
          </p>
        </>
      )}
    </>
  )
}
