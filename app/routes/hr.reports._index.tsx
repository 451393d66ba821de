import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { dayOf } from '#app/domain/certification/calendar-days.ts'
import { lastDaysOfMonths } from '#app/domain/certification/standing-counts-of-day.ts'
import { seesStandings } from '#app/domain/certification/who-decides.ts'
import { listReachedUnits } from '#app/domain/people/list-reached-units.ts'
import {
  endReportSubscription,
  listReportSubscriptions,
  subscribeToReport,
} from '#app/domain/reports/subscribe-to-report.ts'
import { useCalendarDays } from '#app/ui/calendar-day.tsx'
import { Day } from '#app/ui/day.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { Message } from '#app/ui/translation.tsx'
import { unitOptions } from '#app/ui/unit-options.ts'
import { currentOrganisation } from '#app/web/catalogue.ts'
import { db } from '#app/web/database.ts'
import { unsettled } from '#app/web/desk.ts'
import { parseForm } from '#app/web/forms.ts'
import { programmeIdOf } from '#app/web/programme.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('reports:heading')

const wish = z.union([
  z.object({ wish: z.literal('begin'), mailedUnit: z.string('hr:bulk.form.unitMissing').min(1).max(100) }),
  z.object({ wish: z.literal('end'), subscription: z.string().min(1).max(100) }),
])

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...seesStandings)
  const now = new Date()
  const { timeZone } = await currentOrganisation()
  const units = await listReachedUnits(db, { personId: officer.personId, roles: seesStandings }, now)
  const notice = new URL(request.url).searchParams.get('notice')
  return {
    units: units.map(({ id, name, depth }) => ({ id, name, depth })),
    months: lastDaysOfMonths(dayOf(now, timeZone)).reverse(),
    subscriptions: await listReportSubscriptions(db, officer.personId),
    notice: notice === 'begun' || notice === 'ended' ? notice : null,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const officer = await requireRole(request, context, ...seesStandings)
  const { value } = await parseForm(request, wish)
  if (!value) return unsettled([{ field: 'mailedUnit', message: 'hr:bulk.form.unitMissing' }])
  const actor = { kind: 'person', personId: officer.personId } as const
  const now = new Date()
  if (value.wish === 'end') {
    await endReportSubscription(db, { subscriptionId: value.subscription }, actor, now)
    return redirect('/hr/reports?notice=ended')
  }
  const asked = { unitId: value.mailedUnit, programmeId: programmeIdOf(request), roles: seesStandings }
  const outcome = await subscribeToReport(db, asked, actor, now)
  if (outcome.kind === 'refused' && outcome.reason !== 'already-subscribed') {
    return refused(outcome.reason)
  }
  return redirect('/hr/reports?notice=begun')
}

function refused(reason: string) {
  return data({ problems: null, refusal: reason, typed: {} }, { status: 409 })
}

export default function ReportsPage() {
  const { units, months, subscriptions, notice } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const writeDay = useCalendarDays()
  const options = unitOptions(units, '').slice(1)
  return (
    <Page
      heading={<Message name="reports:heading" />}
      back={{ href: '/hr', label: <Message name="hr:overview.heading" /> }}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {notice && !rejected && (
        <Notice tone="good" role="status" heading={<Message name={`reports:notice.${notice}`} />} />
      )}
      <p className="govuk-body">
        <Message name="reports:explanation" />
      </p>
      <form method="get" action="/hr/reports/monthly">
        <SelectField name="unit" label="reports:unit" options={options} />
        <SelectField
          name="month"
          label="reports:month"
          options={months.map((day) => ({ value: day.slice(0, 7), text: writeDay(day) }))}
        />
        <button type="submit" className="govuk-button">
          <Message name="reports:download" />
        </button>
      </form>
      <h2 className="govuk-heading-m">
        <Message name="reports:mailed.heading" />
      </h2>
      <p className="govuk-body">
        <Message name={subscriptions.length === 0 ? 'reports:mailed.none' : 'reports:mailed.explanation'} />
      </p>
      <ul className="govuk-list lisans-desk">
        {subscriptions.map(({ id, unitName, begunAt }) => (
          <li key={id} className="lisans-desk__item">
            <Message name="reports:mailed.of" values={{ unit: unitName }} /> <Day at={new Date(begunAt)} />
            <form method="post">
              <input type="hidden" name="wish" value="end" />
              <input type="hidden" name="subscription" value={id} />
              <button type="submit" className="govuk-button govuk-button--secondary">
                <Message name="reports:mailed.end" />
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post">
        <input type="hidden" name="wish" value="begin" />
        <SelectField name="mailedUnit" label="reports:unit" options={options} problems={rejected?.problems} />
        <button type="submit" className="govuk-button govuk-button--secondary">
          <Message name="reports:mailed.begin" />
        </button>
      </form>
    </Page>
  )
}
