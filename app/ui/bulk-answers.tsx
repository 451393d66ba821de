import { Message } from './translation.tsx'

type BulkAnswersProps = {
  bulkId: string
  /** Done already, instead of rehearsed. */
  finished: boolean
  groups: {
    /** `done`, or the reason of a refusal. */
    answer: string
    people: number
    shown: { personId: string; name: string; unitName: string }[]
    /** The place of the last one shown, where more follow. */
    next: number | null
  }[]
}

/** Who it is done to, and who not and why, with their names. */
export function BulkAnswers({ bulkId, finished, groups }: BulkAnswersProps) {
  return groups.map(({ answer, people, shown, next }) => (
    <section key={answer} aria-labelledby={`answer-${answer}`}>
      <h2 className="govuk-heading-m" id={`answer-${answer}`}>
        {answer === 'done' ? (
          <Message name={finished ? 'hr:bulk.done' : 'hr:bulk.wouldBeDone'} values={{ count: people }} />
        ) : (
          <Message name={finished ? 'hr:bulk.notDone' : 'hr:bulk.wouldNotBeDone'} values={{ count: people }} />
        )}
      </h2>
      {answer !== 'done' && (
        <p className="govuk-body">
          <Message name={`refusals:${answer}`} />
        </p>
      )}
      <ul className="govuk-list">
        {shown.map(({ personId, name, unitName }) => (
          <li key={personId}>
            {name} <span className="govuk-hint">{unitName}</span>
          </li>
        ))}
      </ul>
      {next !== null && (
        <p className="govuk-body">
          <a className="govuk-link" href={`/hr/bulk/${bulkId}?${new URLSearchParams({ answer, after: String(next) })}`}>
            <Message name="people:list.more" />
          </a>
        </p>
      )}
    </section>
  ))
}
