import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listDeadWork } from '#app/domain/office/list-dead-work.ts'
import { tasksAddress } from '#app/ui/addresses.ts'
import { DayAndTime } from '#app/ui/day.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('tasks:stuck.heading')

/** So many are enough to see what is wrong. */
const shown = 50

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'administrator')
  const dead = await listDeadWork(db)
  // The error may hold an address or a link: it stays with whoever sits at the machine.
  const given = dead.slice(0, shown).map(({ id, kind, failures, createdAt }) => ({ id, kind, failures, createdAt }))
  return { given, total: dead.length }
}

export default function StuckWorkPage() {
  const { given, total } = useLoaderData<typeof loader>()
  return (
    <Page
      back={{ href: tasksAddress, label: <Message name="tasks:heading" /> }}
      heading={<Message name="tasks:stuck.heading" />}
    >
      <p className="govuk-body">
        <Message name="tasks:stuck.explanation" />
      </p>
      <p className="govuk-body">
        <Message name="tasks:stuck.total" values={{ count: total }} />
      </p>
      <ul className="govuk-list lisans-desk">
        {given.map(({ id, kind, failures, createdAt }) => (
          <li key={id} className="lisans-desk__item">
            <code>{kind}</code>
            <div className="govuk-hint lisans-beneath">
              <DayAndTime at={createdAt} />. <Message name="tasks:stuck.failures" values={{ count: failures }} />
            </div>
          </li>
        ))}
      </ul>
      <p className="govuk-body">
        <Message name="tasks:stuck.howTo" />
      </p>
      <pre className="govuk-body">
        <code>lisans work list{'\n'}lisans work retry</code>
      </pre>
    </Page>
  )
}
