import type { VersionLine } from '#app/web/programme-administration.ts'
import { Message } from './translation.tsx'

/** What a version of a programme says, one thing a line. */
export function VersionWords({ words }: { words: VersionLine[] }) {
  return (
    <section aria-labelledby="says">
      <h2 className="govuk-heading-m" id="says">
        <Message name="programmes:one.says" />
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        {words.map(({ message, values, names }) => (
          <li key={message}>
            <Message name={message} values={values} />
            {names.length > 0 && ` ${names.join('; ')}.`}
          </li>
        ))}
      </ul>
    </section>
  )
}
