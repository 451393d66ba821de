import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { auditRoles } from '#app/domain/audit/audit-reach.ts'
import { isKnownAction } from '#app/domain/audit/recorded-actions.ts'
import { auditAddress, auditLedgerAddress } from '#app/ui/audit-addresses.ts'
import { EntryLine } from '#app/ui/entry-line.tsx'
import { LedgerSearch } from '#app/ui/ledger-search.tsx'
import { ListEnds } from '#app/ui/list-ends.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PersonCandidates } from '#app/ui/person-search.tsx'
import { Message } from '#app/ui/translation.tsx'
import { readLedgerPage } from '#app/web/ledger-search.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('audit:section.ledger.name')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...auditRoles)
  const page = await readLedgerPage(request, officer, new Date())
  const entries = page.entries?.map((entry) => ({ ...entry, known: isKnownAction(entry.action) })) ?? null
  return { ...page, entries, search: new URL(request.url).search }
}

export default function LedgerPage() {
  const page = useLoaderData<typeof loader>()
  const { person, entries, problems, reachesAll, search, older, onLaterPage } = page
  const list = { address: auditLedgerAddress, asked: search }
  return (
    <Page
      back={{ href: auditAddress, label: <Message name="audit:back" /> }}
      heading={<Message name="audit:section.ledger.name" />}
      problems={problems}
    >
      {!reachesAll && (
        <p className="govuk-body">
          <Message name="audit:reach.part" />
        </p>
      )}
      <LedgerSearch {...page} asked={page.asked} list={list} />
      <PersonCandidates person={person} {...list} />
      {entries?.length === 0 && (
        <p className="govuk-inset-text">
          <Message name="audit:search.none" />
        </p>
      )}
      <ul className="govuk-list lisans-desk">
        {entries?.map(({ known, ...entry }) => (
          <EntryLine key={entry.sequence} entry={entry} known={known} />
        ))}
      </ul>
      <ListEnds {...list} older={older} onLaterPage={onLaterPage} />
      {person.chosen && (
        <p className="lisans-meta">
          <Message name="audit:entry.lookedAt" />
        </p>
      )}
    </Page>
  )
}
