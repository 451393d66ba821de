import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { daysBeforeEscalation } from '#app/domain/tasks/who-has-a-task.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { TaskGroups } from '#app/ui/task-groups.tsx'
import { Message } from '#app/ui/translation.tsx'
import { requireSignedIn } from '#app/web/signed-in.ts'
import { tasksOf } from '#app/web/tasks.ts'

export const meta = pageTitle('tasks:heading')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireSignedIn(request, context)
  const tasks = await tasksOf(person, context)
  return { tasks, roles: person.roles, days: daysBeforeEscalation }
}

export default function TasksPage() {
  const { tasks, roles, days } = useLoaderData<typeof loader>()
  const helpsLearners = roles.includes('focal-point') || roles.includes('hr')
  return (
    <Page heading={<Message name="tasks:heading" />}>
      <p className="govuk-body">
        <Message name={roles.length > 0 ? 'tasks:explanation' : 'tasks:noRole'} values={{ days }} />
      </p>
      {tasks.length === 0 ? (
        <p className="govuk-inset-text">
          <Message name="tasks:none" />
        </p>
      ) : (
        <p className="govuk-body">
          <strong>
            <Message name="tasks:total" values={{ count: tasks.length }} />
          </strong>
        </p>
      )}
      <TaskGroups tasks={tasks} />
      <p className="govuk-body">
        {helpsLearners && (
          <>
            <a className="govuk-link" href="/focal-point">
              <Message name="tasks:focalPoint" />
            </a>
            <br />
          </>
        )}
        <a className="govuk-link" href="/account#task-mail">
          <Message name="tasks:mail.choose" />
        </a>
      </p>
    </Page>
  )
}
