import { Message } from './translation.tsx'
import { useInstants } from './use-instants.ts'

type RunningCodesProps = { codes: { supervisionCodeId: string; unitName: string; expiresAt: Date }[] }

/** The invigilators' codes that work now, each to be ended. Nothing where none does. */
export function RunningCodes({ codes }: RunningCodesProps) {
  const { dayAndTime } = useInstants()
  if (codes.length === 0) return null
  return (
    <section aria-labelledby="running">
      <h2 className="govuk-heading-m" id="running">
        <Message name="programmes:supervision.running" />
      </h2>
      <ul className="govuk-list lisans-desk">
        {codes.map(({ supervisionCodeId, unitName, expiresAt }) => (
          <li key={supervisionCodeId} className="lisans-desk__item">
            <p className="govuk-body">
              <Message name="programmes:supervision.runs" values={{ unit: unitName, at: dayAndTime(expiresAt) }} />
            </p>
            <form method="post">
              <input type="hidden" name="supervisionCodeId" value={supervisionCodeId} />
              <button type="submit" className="govuk-button govuk-button--secondary" name="do" value="end">
                <Message name="programmes:supervision.end" />
                <span className="govuk-visually-hidden"> {unitName}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
