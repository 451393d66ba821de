import type { ReadableKind } from '#app/domain/data-protection/readable-records.ts'
import { DayAndTime } from './day.tsx'
import { Message } from './translation.tsx'

/** What is held about a person, kind by kind: how many records, and the newest of them to open. */
export function HeldRecords({ kinds }: { kinds: ReadableKind[] }) {
  return kinds.map((one) => <HeldKind key={one.kind} held={one} />)
}

function HeldKind({ held: { kind, count, newest } }: { held: ReadableKind }) {
  const heading = (
    <>
      <Message name={`data-protection:kind.${kind}`} />: {count}
    </>
  )
  if (newest.length === 0) return <p className="govuk-body">{heading}</p>
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{heading}</span>
      </summary>
      <div className="govuk-details__text">
        <ul className="govuk-list govuk-list--bullet">
          {newest.map(({ place, at, parts }) => (
            <li key={place}>
              {at && <DayAndTime at={at} />}
              {parts.map((part, position) => (
                <span key={part.field}>
                  {(at || position > 0) && ' · '}
                  {'message' in part ? <Message name={part.message} /> : part.text}
                </span>
              ))}
            </li>
          ))}
        </ul>
        {count > newest.length && (
          <p className="govuk-body">
            <Message name="data-protection:mine.more" values={{ count: count - newest.length }} />
          </p>
        )}
      </div>
    </details>
  )
}
