import type { ShownProblem } from '#app/web/examine-text.ts'
import { Tag } from './tag.tsx'
import { Message } from './translation.tsx'

/** What is wrong in a text, line by line, in the words of the checks, which are English. */
export function TextProblems({ problems }: { problems: ShownProblem[] }) {
  return (
    <ol className="govuk-list lisans-problems">
      {problems.map(({ line, column, rule, severity, message, help }) => (
        <li key={`${line}.${column}.${rule}.${message}`} data-line={line} data-column={column}>
          <Tag tone={severity === 'error' ? 'bad' : 'warn'}>
            <Message name={`training:problems.${severity}`} />
          </Tag>{' '}
          <strong>
            <Message name="training:problems.line" values={{ line }} />
          </strong>{' '}
          <span lang="en">{message}</span>{' '}
          {help && (
            <a className="govuk-link" href={help} target="_blank" rel="noreferrer">
              <Message name="training:problems.help" />
            </a>
          )}
        </li>
      ))}
    </ol>
  )
}
