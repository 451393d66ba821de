import { Message } from './translation.tsx'
import { useInstants } from './use-instants.ts'

type UnlockTasksProps = {
  waiting: {
    personId: string
    programmeId: string
    name: string
    unitName: string
    failures: number
    failedAt: Date
    mine: boolean
  }[]
}

/** Who waits for a talk before the final opens again, the longest waiting first. */
export function UnlockTasks({ waiting }: UnlockTasksProps) {
  const { day } = useInstants()
  if (waiting.length === 0) {
    return (
      <p className="govuk-inset-text">
        <Message name="desk:unlock.nobody" />
      </p>
    )
  }
  return (
    <ul className="govuk-list lisans-desk">
      {waiting.map(({ personId, programmeId, name, unitName, failures, failedAt, mine }) => (
        <li key={`${personId} ${programmeId}`} className="lisans-desk__item">
          <h3 className="govuk-heading-s">{name}</h3>
          <p className="govuk-body">
            {unitName}
            {'. '}
            <Message name="desk:unlock.failures" values={{ count: failures, at: day(failedAt) }} />
          </p>
          {mine ? (
            <p className="govuk-body">
              <Message name="desk:unlock.mine" />
            </p>
          ) : (
            <form method="post" action="/focal-point/unlocks">
              <input type="hidden" name="person" value={personId} />
              <input type="hidden" name="programme" value={programmeId} />
              <button type="submit" className="govuk-button govuk-button--secondary">
                <Message name="desk:unlock.button" />
                <span className="govuk-visually-hidden"> {name}</span>
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}
