import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findPolicy } from '#app/domain/certification/find-policy.ts'
import { countUnsigned, listUnsigned } from '#app/domain/certification/list-unsigned.ts'
import { findReach } from '#app/domain/people/reaches.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { UnsignedList } from '#app/ui/unsigned-list.tsx'
import { db } from '#app/web/database.ts'
import { seesPolicies } from '#app/web/policy-desk.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('policies:unsigned.heading')

const onePage = 50

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { personId } = await requireRole(request, context, ...seesPolicies)
  const found = await findPolicy(db, params.policyId ?? '')
  if (!found) notFound()
  const { policy, revisions } = found
  const asked = new URL(request.url).searchParams
  const offset = Math.min(Math.max(Number.parseInt(asked.get('from') ?? '', 10) || 0, 0), 1_000_000)
  const reach = await findReach(db, personId, [...seesPolicies], new Date())
  const units = await countUnsigned(db, { policyId: policy.id, unitIds: reach })
  const unit = units.find((one) => one.unitId === asked.get('unit')) ?? null
  const unitIds = unit ? [unit.unitId] : units.map((one) => one.unitId)
  const people = await listUnsigned(db, { policyId: policy.id, unitIds, limit: onePage + 1, offset })
  return {
    policyId: policy.id,
    kind: policy.kind,
    unitName: policy.unitName,
    title: revisions.at(-1)?.texts.en.title ?? null,
    until: revisions.findLast((revision) => revision.material)?.graceUntil ?? null,
    units,
    unit,
    offset,
    people: people.slice(0, onePage),
    nextOffset: people.length > onePage ? offset + onePage : null,
  }
}

export default function UnsignedPage() {
  const { policyId, kind, unitName, title, ...list } = useLoaderData<typeof loader>()
  return (
    <Page
      back={{ href: `/admin/policies/${policyId}`, label: <Message name="policies:one.back" /> }}
      caption={
        <>
          {title && `${title}. `}
          <Message name={`policies:binds.${kind}`} values={{ unit: unitName }} />
        </>
      }
      heading={<Message name="policies:unsigned.heading" />}
    >
      <UnsignedList address={`/admin/policies/${policyId}/unsigned`} {...list} />
    </Page>
  )
}
