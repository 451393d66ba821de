import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { seesStandings } from '#app/domain/certification/who-decides.ts'
import { listBouncedMails } from '#app/domain/office/list-bounced-mails.ts'
import { findReach } from '#app/domain/people/reaches.ts'
import { Day } from '#app/ui/day.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('hr:bounced.heading')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...seesStandings)
  const reach = new Set(await findReach(db, officer.personId, seesStandings, new Date()))
  const mails = (await listBouncedMails(db)).filter(({ unitId }) => reach.has(unitId))
  return { mails }
}

export default function BouncedMailPage() {
  const { mails } = useLoaderData<typeof loader>()
  return (
    <Page
      heading={<Message name="hr:bounced.heading" />}
      back={{ href: '/hr', label: <Message name="hr:overview.heading" /> }}
    >
      <p className="govuk-body">
        <Message name={mails.length === 0 ? 'hr:bounced.none' : 'hr:bounced.explanation'} />
      </p>
      <ul className="govuk-list lisans-desk">
        {mails.map(({ personId, name, unitName, address, subject, queuedAt }) => (
          <li key={`${personId} ${queuedAt}`} className="lisans-desk__item">
            <a className="govuk-link" href={`/hr/people/${personId}`}>
              {name}
            </a>
            , {unitName}
            <div className="govuk-hint lisans-beneath">
              {address}. {subject}. <Day at={new Date(queuedAt)} />
            </div>
          </li>
        ))}
      </ul>
    </Page>
  )
}
