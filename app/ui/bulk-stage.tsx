import { Message } from './translation.tsx'

type BulkStageProps = {
  bulkId: string
  /** Where the form is filled in again with what was chosen. */
  change: string
  stage: 'rehearsing' | 'rehearsed' | 'running' | 'finished'
  total: number
  /** Still to be rehearsed, or carried out. */
  left: number
  /** For so many it would be done. */
  toDo: number
}

/** How far a bulk action has come, and the step that is next. */
export function BulkStage({ bulkId, change, stage, total, left, toDo }: BulkStageProps) {
  if (stage === 'rehearsing' || stage === 'running') {
    return (
      <>
        <p className="govuk-body" role="status">
          <Message name="hr:bulk.progress" values={{ done: total - left, total }} />
        </p>
        <a className="govuk-button govuk-button--secondary" href={`/hr/bulk/${bulkId}`}>
          <Message name="hr:bulk.lookAgain" />
        </a>
      </>
    )
  }
  if (stage === 'finished') {
    return (
      <p className="govuk-body" role="status">
        <Message name="hr:bulk.finishedFor" values={{ count: toDo, total }} />
      </p>
    )
  }
  return (
    <>
      <p className="govuk-inset-text">
        <Message name="hr:bulk.nothingYet" />
      </p>
      {toDo > 0 && (
        <form method="post" action={`/hr/bulk/${bulkId}/confirmation`}>
          <button type="submit" className="govuk-button">
            <Message name="hr:bulk.confirm" values={{ count: toDo }} />
          </button>
        </form>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={change}>
          <Message name="hr:bulk.change" />
        </a>
      </p>
    </>
  )
}
