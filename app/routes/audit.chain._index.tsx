import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { auditRoles, findAuditReach } from '#app/domain/audit/audit-reach.ts'
import { findLedgerEnd } from '#app/domain/ledger/find-ledger-end.ts'
import { findVerification } from '#app/domain/ledger/verification.ts'
import { findCheckpointKeeper } from '#app/domain/office/mail-checkpoint.ts'
import { auditAddress, auditChainAddress } from '#app/ui/audit-addresses.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { VerificationState } from '#app/ui/verification-state.tsx'
import { db } from '#app/web/database.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('audit:section.chain.name')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireRole(request, context, ...auditRoles)
  const reachesAll = (await findAuditReach(db, personId, new Date())) === 'all'
  const keeper = reachesAll ? await findCheckpointKeeper(db) : null
  return { reachesAll, keeper, end: await findLedgerEnd(db), ...(await findVerification(db)) }
}

export default function ChainPage() {
  const { reachesAll, keeper, end, running, last } = useLoaderData<typeof loader>()
  return (
    <Page
      back={{ href: auditAddress, label: <Message name="audit:back" /> }}
      heading={<Message name="audit:section.chain.name" />}
    >
      <p className="govuk-body">
        <Message name="audit:chain.explanation" />
      </p>
      <p className="govuk-body">
        <Message name="audit:chain.end" values={{ number: end?.sequence ?? 0 }} />{' '}
        <code className="lisans-anywhere">{end?.hash}</code>
      </p>
      <VerificationState running={running} last={last} />
      {running === null && (
        <form method="post" action={`${auditChainAddress}/verification`}>
          <button type="submit" className="govuk-button">
            <Message name="audit:chain.verify" />
          </button>
        </form>
      )}
      <h2 className="govuk-heading-m">
        <Message name="audit:checkpoint.heading" />
      </h2>
      <p className="govuk-body">
        <Message name="audit:checkpoint.explanation" />
      </p>
      <form method="post" action={`${auditChainAddress}/checkpoint`} data-file="">
        <button type="submit" className="govuk-button govuk-button--secondary">
          <Message name="audit:checkpoint.take" />
        </button>
      </form>
      <p className="govuk-body">
        <a className="govuk-link" href={`${auditChainAddress}/comparison`}>
          <Message name="audit:comparison.heading" />
        </a>
      </p>
      {reachesAll && (
        <p className="govuk-body">
          {keeper ? (
            <Message name="audit:keeper.present" values={{ address: keeper.address }} />
          ) : (
            <Message name="audit:keeper.nobody" />
          )}{' '}
          <a className="govuk-link" href={`${auditChainAddress}/keeper`}>
            <Message name="audit:keeper.change" />
          </a>
        </p>
      )}
    </Page>
  )
}
