import { DayAndTime } from './day.tsx'
import { setAsideAddress } from './training-addresses.ts'
import { Message } from './translation.tsx'

type KeptTextsProps = { courseId: string; texts: { id: string; path: string; at: Date }[] }

/** One's own words that something else stands in the place of: they can still be read, and put back. */
export function KeptTexts({ courseId, texts }: KeptTextsProps) {
  if (texts.length === 0) return null
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          <Message name="training:kept.heading" values={{ count: texts.length }} />
        </span>
      </summary>
      <p className="govuk-body">
        <Message name="training:kept.why" />
      </p>
      <ul className="govuk-list">
        {texts.map(({ id, path, at }) => (
          <li key={id}>
            <a className="govuk-link" href={setAsideAddress(courseId, id)}>
              <code>{path}</code> <DayAndTime at={at} />
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
