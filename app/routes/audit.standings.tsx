import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { auditRoles } from '#app/domain/audit/audit-reach.ts'
import { askedAnew, auditAddress, auditStandingsAddress } from '#app/ui/audit-addresses.ts'
import { DayAndTime } from '#app/ui/day.tsx'
import { DayField } from '#app/ui/day-field.tsx'
import { Localised } from '#app/ui/localised.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { SelectField } from '#app/ui/select-field.tsx'
import { PeopleThen, StateCounts } from '#app/ui/standings-then.tsx'
import { TimeField } from '#app/ui/time-field.tsx'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { unitOptions } from '#app/ui/unit-options.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { readStandingsPage } from '#app/web/standings-page.ts'

export const meta = pageTitle('audit:section.standings.name')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...auditRoles)
  return { ...(await readStandingsPage(request, officer, new Date())), search: new URL(request.url).search }
}

export default function StandingsPage() {
  const page = useLoaderData<typeof loader>()
  const { at, asked, problems, counts, states, people, more, onLaterPage, search } = page
  const { t } = useTranslation()
  return (
    <Page
      back={{ href: auditAddress, label: <Message name="audit:back" /> }}
      caption={<Localised text={page.programmeTitle} />}
      heading={<Message name="audit:section.standings.name" />}
      problems={problems}
    >
      <p className="govuk-body">
        <Message name="audit:standings.explanation" />
      </p>
      <form method="get" className="lisans-filter" noValidate>
        {new URLSearchParams(search).get('programme') && (
          <input type="hidden" name="programme" value={new URLSearchParams(search).get('programme') ?? ''} />
        )}
        <DayField
          name="day"
          label="audit:standings.day"
          hint="audit:search.dayHint"
          typed={asked.day}
          problems={problems}
        />
        <TimeField
          name="time"
          label="audit:standings.time"
          hint="audit:standings.timeHint"
          typed={asked.time}
          problems={problems}
        />
        <SelectField
          name="unit"
          label="audit:search.unit"
          options={unitOptions(page.units, t(`audit:search.${page.reachesAll ? 'everyUnit' : 'reachedUnits'}`))}
          defaultValue={asked.unit}
        />
        <SelectField
          name="state"
          label="audit:standings.state"
          options={[
            { value: '', text: t('audit:standings.everyState') },
            ...states.map((value) => ({ value, text: t(`desk:state.${value}`) })),
          ]}
          defaultValue={asked.state}
        />
        <button type="submit" className="govuk-button govuk-button--secondary">
          <Message name="audit:search.show" />
        </button>
      </form>
      {at && (
        <>
          <h2 className="govuk-heading-m">
            <DayAndTime at={at} />
          </h2>
          {counts && <StateCounts counts={counts} states={[...states]} asked={search} />}
          {people.length === 0 ? (
            <p className="govuk-inset-text">
              <Message name="audit:standings.nobody" />
            </p>
          ) : (
            <PeopleThen people={people} />
          )}
          <p className="govuk-body">
            {more && (
              <a className="govuk-link" href={askedAnew(auditStandingsAddress, search, { after: more })}>
                <Message name="audit:standings.more" />
              </a>
            )}{' '}
            {onLaterPage && (
              <a className="govuk-link" href={askedAnew(auditStandingsAddress, search, { after: null })}>
                <Message name="audit:standings.first" />
              </a>
            )}
          </p>
        </>
      )}
    </Page>
  )
}
