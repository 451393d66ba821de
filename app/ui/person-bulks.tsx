import { Day } from './day.tsx'
import { Message } from './translation.tsx'

type PersonBulksProps = { bulks: { bulkId: string; action: string; reason: string; at: Date | string | null }[] }

/** What was decided about somebody together with others, and why. */
export function PersonBulks({ bulks }: PersonBulksProps) {
  if (bulks.length === 0) return null
  return (
    <>
      <h3 className="govuk-heading-s">
        <Message name="hr:history.inBulk" />
      </h3>
      <ul className="govuk-list">
        {bulks.map(({ bulkId, action, reason, at }) => (
          <li key={bulkId}>
            <Message name={`hr:bulk.action.${action}`} />: {reason}{' '}
            {at && (
              <span className="govuk-hint">
                <Day at={new Date(at)} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
