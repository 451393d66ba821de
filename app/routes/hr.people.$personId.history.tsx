import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listHistory } from '#app/domain/audit/list-history.ts'
import { seesStandings } from '#app/domain/certification/who-decides.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PersonHistory } from '#app/ui/person-history.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { openRecord } from '#app/web/desk.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('hr:history.heading')

const onePage = 50

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...seesStandings)
  const person = await openRecord(officer, params.personId, seesStandings, new Date())
  const before = Number.parseInt(new URL(request.url).searchParams.get('before') ?? '', 10) || null
  const found = await listHistory(db, { personId: person.id, before, limit: onePage + 1 })
  const entries = found.slice(0, onePage)
  const next = found.length > onePage ? (entries.at(-1)?.sequence ?? null) : null
  return { personId: person.id, name: person.name, entries, next }
}

export default function HistoryPage() {
  const { personId, name, entries, next } = useLoaderData<typeof loader>()
  return (
    <Page
      caption={name}
      heading={<Message name="hr:history.heading" />}
      back={{ href: `/hr/people/${personId}`, label: <Message name="desk:person.back" /> }}
    >
      <PersonHistory entries={entries} personId={personId} />
      {next !== null && (
        <p className="govuk-body">
          <a className="govuk-link" href={`/hr/people/${personId}/history?before=${next}`}>
            <Message name="hr:history.earlier" />
          </a>
        </p>
      )}
    </Page>
  )
}
