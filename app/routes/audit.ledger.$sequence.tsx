import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { auditRoles, findAuditReach } from '#app/domain/audit/audit-reach.ts'
import { findEntry } from '#app/domain/audit/find-entry.ts'
import { isKnownAction } from '#app/domain/audit/recorded-actions.ts'
import { auditChainAddress, auditLedgerAddress, entryAddress } from '#app/ui/audit-addresses.ts'
import { DayAndTime } from '#app/ui/day.tsx'
import { EntryContent } from '#app/ui/entry-content.tsx'
import { ActorName } from '#app/ui/entry-line.tsx'
import { FactRow } from '#app/ui/fact-row.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { openAudited } from '#app/web/audit-search.ts'
import { db } from '#app/web/database.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('audit:entry.title', (page) => ({ number: (page as { sequence: number })?.sequence }))

/** One entry. It may say much about somebody, so opening it is a look at their record, except where all it says is that somebody looked. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...auditRoles)
  const now = new Date()
  const sequence = /^[1-9]\d{0,8}$/.test(params.sequence ?? '') ? Number(params.sequence) : notFound()
  const entry = await findEntry(db, sequence, await findAuditReach(db, officer.personId, now))
  if (!entry) notFound()
  const isLook = entry.action === 'person.looked-at'
  if (entry.subject && !isLook) await openAudited(officer, entry.subject.id, now)
  return { ...entry, known: isKnownAction(entry.action), lookedAt: entry.subject !== null && !isLook }
}

export default function EntryPage() {
  const entry = useLoaderData<typeof loader>()
  const { sequence, action, actor, subject, subjectId, fault, known } = entry
  return (
    <Page
      back={{ href: auditLedgerAddress, label: <Message name="audit:section.ledger.name" /> }}
      caption={<Message name="audit:entry.title" values={{ number: sequence }} />}
      heading={known ? <Message name={`audit:action.${action}`} /> : action}
    >
      <Notice tone={fault ? 'bad' : 'good'} heading={<Message name={`audit:entry.${fault ? 'broken' : 'sound'}`} />}>
        {fault && (
          <p className="govuk-body">
            <Message name={`audit:fault.${fault}`} />
          </p>
        )}
        <p className="govuk-body">
          <a className="govuk-link" href={auditChainAddress}>
            <Message name="audit:entry.chain" />
          </a>
        </p>
      </Notice>
      <dl className="govuk-summary-list">
        <FactRow name={<Message name="audit:entry.when" />}>
          <DayAndTime at={entry.recordedAt} />
        </FactRow>
        <FactRow name={<Message name="audit:entry.who" />}>
          <ActorName actor={actor} />
        </FactRow>
        {subject ? (
          <FactRow name={<Message name="audit:entry.whom" />}>
            <a className="govuk-link" href={`/hr/people/${subject.id}`}>
              {subject.name}
            </a>
            , {subject.unitName}
          </FactRow>
        ) : (
          <FactRow name={<Message name="audit:entry.what" />}>
            <span className="lisans-anywhere">{subjectId}</span>
          </FactRow>
        )}
        <FactRow name={<Message name="audit:entry.code" />}>
          <code>{action}</code>
        </FactRow>
      </dl>
      <EntryContent entry={entry} />
      <p className="govuk-body">
        {sequence > 1 && (
          <a className="govuk-link" href={entryAddress(sequence - 1)}>
            <Message name="audit:entry.previous" />
          </a>
        )}{' '}
        <a className="govuk-link" href={entryAddress(sequence + 1)}>
          <Message name="audit:entry.next" />
        </a>
      </p>
      {entry.lookedAt && (
        <p className="lisans-meta">
          <Message name="audit:entry.lookedAt" />
        </p>
      )}
    </Page>
  )
}
