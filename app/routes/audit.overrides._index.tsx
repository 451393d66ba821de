import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { auditRoles } from '#app/domain/audit/audit-reach.ts'
import { askedAnew, auditAddress, auditOverridesAddress } from '#app/ui/audit-addresses.ts'
import { DayField } from '#app/ui/day-field.tsx'
import { ListEnds } from '#app/ui/list-ends.tsx'
import { OverrideLine } from '#app/ui/override-line.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { SelectField } from '#app/ui/select-field.tsx'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { unitOptions } from '#app/ui/unit-options.ts'
import { readOverridesPage } from '#app/web/overrides-page.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('audit:section.overrides.name')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...auditRoles)
  return { ...(await readOverridesPage(request, officer, new Date())), search: new URL(request.url).search }
}

export default function OverridesPage() {
  const { reachesAll, kinds, units, asked, problems, overrides, older, onLaterPage, search } =
    useLoaderData<typeof loader>()
  const { t } = useTranslation()
  return (
    <Page
      back={{ href: auditAddress, label: <Message name="audit:back" /> }}
      heading={<Message name="audit:section.overrides.name" />}
      problems={problems}
    >
      <p className="govuk-body">
        <Message name="audit:overrides.explanation" />
      </p>
      <form method="get" className="lisans-filter" noValidate>
        <SelectField
          name="kind"
          label="audit:overrides.which"
          options={[
            { value: '', text: t('audit:overrides.all') },
            ...kinds.map((value) => ({ value, text: t(`audit:overrides.kind.${value}`) })),
          ]}
          defaultValue={asked.kind}
        />
        <SelectField
          name="unit"
          label="audit:search.unit"
          options={unitOptions(units, t(`audit:search.${reachesAll ? 'everyUnit' : 'reachedUnits'}`))}
          defaultValue={asked.unit}
        />
        <DayField
          name="from"
          label="audit:search.from"
          hint="audit:search.dayHint"
          typed={asked.from}
          problems={problems}
        />
        <DayField name="to" label="audit:search.to" hint="audit:search.dayHint" typed={asked.to} problems={problems} />
        <button type="submit" className="govuk-button govuk-button--secondary">
          <Message name="audit:search.show" />
        </button>
      </form>
      {overrides.length === 0 ? (
        <p className="govuk-inset-text">
          <Message name="audit:search.none" />
        </p>
      ) : (
        <p className="govuk-body">
          <a
            className="govuk-link"
            href={askedAnew(`${auditOverridesAddress}/file`, search, { before: null })}
            download
          >
            <Message name="audit:overrides.file" />
          </a>
        </p>
      )}
      <ul className="govuk-list lisans-desk">
        {overrides.map((override) => (
          <OverrideLine key={override.sequence} override={override} />
        ))}
      </ul>
      <ListEnds address={auditOverridesAddress} asked={search} older={older} onLaterPage={onLaterPage} />
    </Page>
  )
}
