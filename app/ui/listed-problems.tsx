import type { FormProblem } from '#app/web/forms.ts'
import { Notice } from './notice.tsx'
import { Message } from './translation.tsx'

/** What is still in the way, each with a link to where it is mended. Nothing where nothing is. */
export function ListedProblems({
  heading,
  problems,
  page = '',
}: {
  heading: string
  problems: FormProblem[]
  page?: string
}) {
  if (problems.length === 0) return null
  return (
    <Notice tone="warn" heading={<Message name={heading} />}>
      <ul className="govuk-list govuk-list--bullet">
        {problems.map(({ field, message, values }) => (
          <li key={field + message}>
            <a className="govuk-link" href={`${page}#${field}`}>
              <Message name={message} values={values} />
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
