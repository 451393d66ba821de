import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findPolicy } from '#app/domain/certification/find-policy.ts'
import { findPolicyDraft } from '#app/domain/certification/find-policy-draft.ts'
import { findWritingObstacle } from '#app/domain/certification/find-writing-obstacle.ts'
import { Day } from '#app/ui/day.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PolicyRevisionCard } from '#app/ui/policy-revision-card.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { seesPolicies } from '#app/web/policy-desk.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('policies:one.pageTitle')

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...seesPolicies)
  const found = await findPolicy(db, params.policyId ?? '')
  if (!found) notFound()
  const { policy, revisions } = found
  const mayWrite = (await findWritingObstacle(db, policy.id, actorOf(officer), new Date())) === null
  const draft = await findPolicyDraft(db, policy.id)
  return {
    policy,
    mayWrite,
    notice: new URL(request.url).searchParams.get('notice'),
    draftVersion: draft?.version ?? 0,
    draftTitle: draft?.sources.en?.title || null,
    revisions: revisions.toReversed().map(({ number, material, graceUntil, publishedAt, texts }, index) => {
      const language = texts[context.language] ? context.language : ('en' as const)
      const { title, html } = texts[language] ?? texts.en
      return { number, material, graceUntil, publishedAt, newest: index === 0, text: { language, title, html } }
    }),
  }
}

export default function PolicyOverviewPage() {
  const { policy, mayWrite, notice, draftVersion, draftTitle, revisions } = useLoaderData<typeof loader>()
  const address = `/admin/policies/${policy.id}`
  return (
    <Page
      back={{ href: '/admin/policies', label: <Message name="policies:list.heading" /> }}
      caption={<Message name={`policies:binds.${policy.kind}`} values={{ unit: policy.unitName }} />}
      heading={revisions[0]?.text.title ?? draftTitle ?? <Message name={`policies:list.untitled.${policy.kind}`} />}
    >
      {notice === 'published' && (
        <Notice tone="good" role="status" heading={<Message name="policies:one.published" />} />
      )}
      {policy.withdrawnAt && (
        <Notice tone="warn" heading={<Message name="policies:one.withdrawn" />}>
          <p className="govuk-body">
            <Day at={policy.withdrawnAt} />. <Message name="policies:one.withdrawnWhy" /> {policy.withdrawalReason}
          </p>
        </Notice>
      )}
      <ul className="govuk-list">
        {mayWrite && (
          <>
            <Way href={`${address}/draft`} name="draft" />
            <Way href={`${address}/publication`} name="publication" />
          </>
        )}
        {revisions.length > 0 && !policy.withdrawnAt && <Way href={`${address}/unsigned`} name="unsigned" />}
        {mayWrite && <Way href={`${address}/withdrawal`} name="withdrawal" />}
      </ul>
      <h2 className="govuk-heading-m">
        <Message name="policies:one.revisions" />
      </h2>
      {revisions.length === 0 && (
        <p className="govuk-body">
          <Message name="policies:one.noRevision" />
        </p>
      )}
      {revisions.map((revision) => (
        <PolicyRevisionCard
          key={revision.number}
          policyId={policy.id}
          revision={revision}
          putBack={mayWrite && !revision.newest ? { draftVersion } : null}
        />
      ))}
    </Page>
  )
}

function Way({ href, name }: { href: string; name: string }) {
  return (
    <li>
      <a className="govuk-link" href={href}>
        <Message name={`policies:one.${name}`} />
      </a>
    </li>
  )
}
