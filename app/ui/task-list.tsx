import type { ReactNode } from 'react'

export type Task = {
  id: string
  /** Null while it cannot be begun. */
  href: string | null
  title: ReactNode
  hint?: ReactNode
  /** A `Tag`, or plain words for what is done or cannot be begun yet. */
  status: ReactNode
}

/** Things to do, in their order, each with where it stands. The whole row answers a tap. */
export function TaskList({ tasks }: { tasks: Task[] }) {
  return (
    <ul className="govuk-task-list">
      {tasks.map(({ id, href, title, hint, status }) => (
        <li key={id} className={`govuk-task-list__item${href ? ' govuk-task-list__item--with-link' : ''}`}>
          <div className="govuk-task-list__name-and-hint">
            {href ? (
              <a className="govuk-link govuk-task-list__link" href={href} aria-describedby={`${id}-status`}>
                {title}
              </a>
            ) : (
              <div>{title}</div>
            )}
            {hint && <div className="govuk-task-list__hint">{hint}</div>}
          </div>
          <div className="govuk-task-list__status" id={`${id}-status`}>
            {status}
          </div>
        </li>
      ))}
    </ul>
  )
}
