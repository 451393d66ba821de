import type { FormProblem } from '#app/web/forms.ts'
import { Message } from './translation.tsx'

/** What is wrong with a form, first on the page, each problem linked to its field (whose element has the field's name as id). */
export function ErrorSummary({ problems }: { problems: FormProblem[] }) {
  if (problems.length === 0) return null
  return (
    <div className="govuk-error-summary" role="alert" tabIndex={-1} id="problems">
      <h2 className="govuk-error-summary__title">
        <Message name="form.problems" />
      </h2>
      <div className="govuk-error-summary__body">
        <ul className="govuk-list govuk-error-summary__list">
          {problems.map(({ field, message, values }) => (
            <li key={field + message}>
              <a href={`#${field}`}>
                <Message name={message} values={values} />
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
