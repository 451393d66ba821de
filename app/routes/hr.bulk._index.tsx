import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listBulks } from '#app/domain/bulk/find-bulk.ts'
import { DayAndTime } from '#app/ui/day.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Tag } from '#app/ui/tag.tsx'
import { Message } from '#app/ui/translation.tsx'
import { doesInBulk } from '#app/web/bulk-desk.ts'
import { db } from '#app/web/database.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('hr:bulk.heading')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...doesInBulk)
  const bulks = await listBulks(db, officer.personId)
  return {
    bulks: bulks.map(({ id, action, stage, reason, preparedAt }) => ({ id, action, stage, reason, preparedAt })),
  }
}

export default function BulkActionsPage() {
  const { bulks } = useLoaderData<typeof loader>()
  return (
    <Page
      heading={<Message name="hr:bulk.heading" />}
      back={{ href: '/hr', label: <Message name="hr:overview.heading" /> }}
    >
      <p className="govuk-body">
        <Message name="hr:bulk.explanation" />
      </p>
      <a className="govuk-button" href="/hr/bulk/new">
        <Message name="hr:bulk.begin" />
      </a>
      <h2 className="govuk-heading-m">
        <Message name="hr:bulk.yours" />
      </h2>
      {bulks.length === 0 && (
        <p className="govuk-body">
          <Message name="hr:bulk.none" />
        </p>
      )}
      <ul className="govuk-list lisans-desk">
        {bulks.map(({ id, action, stage, reason, preparedAt }) => (
          <li key={id} className="lisans-desk__item">
            <a className="govuk-link" href={`/hr/bulk/${id}`}>
              <Message name={`hr:bulk.action.${action}`} />
            </a>{' '}
            <Tag tone={stage === 'finished' ? 'quiet' : 'warn'}>
              <Message name={`hr:bulk.stage.${stage}`} />
            </Tag>
            <div className="govuk-hint lisans-beneath">
              <DayAndTime at={new Date(preparedAt)} />. {reason}
            </div>
          </li>
        ))}
      </ul>
    </Page>
  )
}
