import { Notice } from './notice.tsx'
import { Message } from './translation.tsx'

/** Above a page whose words about the law were found wrong and are not corrected yet. */
export function UnderReview({ instruments }: { instruments: string[] }) {
  if (instruments.length === 0) return null
  return (
    <Notice tone="warn" heading={<Message name="legal:underReview.heading" />}>
      <p className="govuk-body">
        <Message name="legal:underReview.words" values={{ count: instruments.length }} />
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {instruments.map((instrument) => (
          <li key={instrument} lang="en">
            {instrument}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
