import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { answersCorrections } from '#app/domain/data-protection/answer-correction.ts'
import { listWaitingCorrections } from '#app/domain/data-protection/list-corrections.ts'
import { Day } from '#app/ui/day.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('correction-request:list.heading')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...answersCorrections)
  const waiting = await listWaitingCorrections(db, actorOf(officer), new Date())
  return { waiting: waiting.filter(({ personId }) => personId !== officer.personId) }
}

export default function CorrectionsPage() {
  const { waiting } = useLoaderData<typeof loader>()
  return (
    <Page
      heading={<Message name="correction-request:list.heading" />}
      back={{ href: '/hr', label: <Message name="hr:overview.heading" /> }}
    >
      <p className="govuk-body">
        <Message name={`correction-request:list.${waiting.length === 0 ? 'none' : 'explanation'}`} />
      </p>
      <ul className="govuk-list lisans-desk">
        {waiting.map(({ id, name, unitName, thing, requestedAt }) => (
          <li key={id} className="lisans-desk__item">
            <a className="govuk-link" href={`/hr/corrections/${id}`}>
              {name}: <Message name={`correction-request:thing.${thing}`} />
            </a>
            <div className="govuk-hint lisans-beneath">
              {unitName}. <Day at={requestedAt} />
            </div>
          </li>
        ))}
      </ul>
    </Page>
  )
}
