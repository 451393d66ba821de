import type { WordedDifference } from '#app/web/programme-administration.ts'
import { Message } from './translation.tsx'

/** What another version says differently, one thing a line. */
export function DifferenceList({ differences }: { differences: WordedDifference[] }) {
  if (differences.length === 0) {
    return (
      <p className="govuk-body">
        <Message name="programmes:difference.none" />
      </p>
    )
  }
  return (
    <ul className="govuk-list govuk-list--bullet">
      {differences.map((difference) => (
        <li key={JSON.stringify(difference)}>
          <Message name={difference.message} values={difference.values} />
        </li>
      ))}
    </ul>
  )
}
