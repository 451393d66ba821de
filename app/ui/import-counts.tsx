import { Message } from './translation.tsx'

type ImportCountsProps = {
  id: string
  stage: 'judging' | 'judged' | 'running' | 'finished'
  rows: number
  judgedRows: number
  carriedRows: number
  counts: Record<string, number>
  done: number
  undone: number
  settled: boolean
}

const kinds = ['created', 'changed', 'unchanged', 'leaving', 'rejected'] as const

/** How far a list of staff has come, and how many of its rows do what. */
export function ImportCounts(props: ImportCountsProps) {
  const { id, stage, rows, judgedRows, carriedRows, counts, done, undone, settled } = props
  if (stage === 'judging' || stage === 'running') {
    const progress = stage === 'judging' ? { done: judgedRows, total: rows } : { done: carriedRows, total: judgedRows }
    return (
      <>
        <p className="govuk-body" role="status">
          <Message name={`staff-import:progress.${stage}`} values={progress} />
        </p>
        <a className="govuk-button govuk-button--secondary" href={`/hr/staff-import/${id}`}>
          <Message name="staff-import:lookAgain" />
        </a>
        {stage === 'running' && (
          <form method="post">
            <p className="govuk-hint">
              <Message name="staff-import:stuck" />
            </p>
            <div className="govuk-button-group">
              <button type="submit" name="step" value="resume" className="govuk-button govuk-button--secondary">
                <Message name="staff-import:goOn" />
              </button>
              <button type="submit" name="step" value="stop" className="govuk-button govuk-button--warning">
                <Message name="staff-import:stopHere" />
              </button>
            </div>
          </form>
        )}
      </>
    )
  }
  const finished = stage === 'finished'
  const mend = counts.rejected || undone
  return (
    <>
      {finished && (
        <p className="govuk-body" role="status">
          <Message name="staff-import:done" values={{ count: done }} />{' '}
          {undone > 0 && <Message name="staff-import:undone" values={{ count: undone }} />}
        </p>
      )}
      <dl className="govuk-summary-list">
        {kinds.map((kind) => (
          <div className="govuk-summary-list__row" key={kind}>
            <dt className="govuk-summary-list__key">
              <Message name={`staff-import:rows.${kind}`} />
            </dt>
            <dd className="govuk-summary-list__value">
              {counts[kind] ? (
                <a className="govuk-link" href={`/hr/staff-import/${id}/rows?kind=${kind}`}>
                  {counts[kind]}
                </a>
              ) : (
                0
              )}
            </dd>
          </div>
        ))}
      </dl>
      {mend ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`/hr/staff-import/${id}/rejected.csv`} download>
            <Message name="staff-import:mend" />
          </a>
        </p>
      ) : null}
      {finished && counts.rejected ? (
        settled ? (
          <p className="govuk-body">
            <Message name="staff-import:settled" />
          </p>
        ) : (
          <form method="post">
            <input type="hidden" name="step" value="settle" />
            <button type="submit" className="govuk-button govuk-button--secondary">
              <Message name="staff-import:settle" />
            </button>
          </form>
        )
      ) : null}
    </>
  )
}
