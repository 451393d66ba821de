import { Message } from './translation.tsx'

/** Whether the daily mail about tasks comes, and the button that changes it. */
export function TaskMailChoice({ wanted, hasAddress }: { wanted: boolean; hasAddress: boolean }) {
  return (
    <section aria-labelledby="task-mail">
      <h2 className="govuk-heading-m" id="task-mail">
        <Message name="tasks:mail.heading" />
      </h2>
      <p className="govuk-body">
        <Message name={!hasAddress ? 'tasks:mail.noAddress' : wanted ? 'tasks:mail.on' : 'tasks:mail.off'} />
      </p>
      {hasAddress && (
        <form method="post" action="/account/task-mail">
          <button
            type="submit"
            className="govuk-button govuk-button--secondary"
            name="wanted"
            value={wanted ? 'no' : 'yes'}
          >
            <Message name={wanted ? 'tasks:mail.turnOff' : 'tasks:mail.turnOn'} />
          </button>
        </form>
      )}
    </section>
  )
}
