import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { auditRoles, findAuditReach } from '#app/domain/audit/audit-reach.ts'
import { dayOf } from '#app/domain/certification/calendar-days.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import { listUnits } from '#app/domain/people/list-units.ts'
import { auditAddress, auditSampleAddress } from '#app/ui/audit-addresses.ts'
import { DayField } from '#app/ui/day-field.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { unitOptions } from '#app/ui/unit-options.ts'
import { askedText } from '#app/web/audit-search.ts'
import { db } from '#app/web/database.ts'
import { sampleForm } from '#app/web/sample-wish.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('audit:section.sample.name')

const usualCount = '25'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireRole(request, context, ...auditRoles)
  const now = new Date()
  const address = new URL(request.url).searchParams
  const reach = await findAuditReach(db, personId, now)
  const units = (await listUnits(db)).filter(({ id }) => reach === 'all' || reach.includes(id))
  const { timeZone } = await findOrganisation(db)
  const came = address.has('seed')
  const typed = {
    seed: came ? askedText(address, 'seed') : dayOf(now, timeZone),
    count: came ? askedText(address, 'count') : usualCount,
    unit: askedText(address, 'unit'),
    from: askedText(address, 'from'),
    to: askedText(address, 'to'),
  }
  const wrong = came ? sampleForm.safeParse(typed).error : undefined
  return {
    reachesAll: reach === 'all',
    units: units.map(({ id, name, depth }) => ({ id, name, depth })),
    typed,
    problems: wrong?.issues.map(({ path, message }) => ({ field: path.join('.'), message })) ?? null,
    nothing: address.get('refused') === 'nothing-to-draw',
  }
}

export default function SamplePage() {
  const { reachesAll, units, typed, problems, nothing } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  return (
    <Page
      back={{ href: auditAddress, label: <Message name="audit:back" /> }}
      heading={<Message name="audit:section.sample.name" />}
      problems={problems}
    >
      {nothing && <RefusalNotice reason="nothing-to-draw" />}
      <p className="govuk-body">
        <Message name="audit:sample.explanation" />
      </p>
      <p className="govuk-body">
        <Message name="audit:sample.keys" />
      </p>
      <form method="post" action={`${auditSampleAddress}/file`} noValidate data-file="">
        <TextField
          name="seed"
          label="audit:sample.seed"
          hint="audit:sample.seedHint"
          defaultValue={typed.seed}
          problems={problems}
        />
        <TextField
          name="count"
          label="audit:sample.count"
          hint="audit:sample.countHint"
          defaultValue={typed.count}
          problems={problems}
        />
        <SelectField
          name="unit"
          label="audit:sample.unit"
          options={unitOptions(units, t(`audit:search.${reachesAll ? 'everyUnit' : 'reachedUnits'}`))}
          defaultValue={typed.unit}
        />
        <DayField
          name="from"
          label="audit:sample.from"
          hint="audit:search.dayHint"
          typed={typed.from}
          problems={problems}
        />
        <DayField name="to" label="audit:sample.to" hint="audit:search.dayHint" typed={typed.to} problems={problems} />
        <button type="submit" className="govuk-button">
          <Message name="audit:sample.draw" />
        </button>
      </form>
      <p className="lisans-meta">
        <Message name="audit:sample.recorded" />
      </p>
    </Page>
  )
}
