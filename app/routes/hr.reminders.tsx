import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { dayOf } from '#app/domain/certification/calendar-days.ts'
import { listReachedUnits } from '#app/domain/people/list-reached-units.ts'
import { listPauses } from '#app/domain/reminders/find-pauses.ts'
import { pauseReminders, pausesReminders, resumeReminders } from '#app/domain/reminders/pause-reminders.ts'
import { DayField } from '#app/ui/day-field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ReasonField } from '#app/ui/reason-field.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { ReminderPauses } from '#app/ui/reminder-pauses.tsx'
import { ReminderPreview } from '#app/ui/reminder-preview.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { unitOptions } from '#app/ui/unit-options.ts'
import { currentOrganisation } from '#app/web/catalogue.ts'
import { db } from '#app/web/database.ts'
import { actorOf, unsettled } from '#app/web/desk.ts'
import { parseForm } from '#app/web/forms.ts'
import { lastDayField } from '#app/web/last-day.ts'
import { reasonField } from '#app/web/reason-field.ts'
import { refuse } from '#app/web/refuse.ts'
import { previewReminders } from '#app/web/reminder-preview.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('reminders:heading')

const pauseForm = z.object({
  unit: z.string('hr:bulk.form.unitMissing').min(1, 'hr:bulk.form.unitMissing').max(100),
  lastDay: lastDayField,
  reason: reasonField,
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...pausesReminders)
  const now = new Date()
  const units = await listReachedUnits(db, { personId: officer.personId, roles: pausesReminders }, now)
  const reach = new Map(units.map(({ id, name }) => [id, name]))
  const { timeZone } = await currentOrganisation()
  const pauses = (await listPauses(db, dayOf(now, timeZone))).filter(({ unitId }) => reach.has(unitId))
  const notice = new URL(request.url).searchParams.get('notice')
  return {
    units: units.map(({ id, name, depth }) => ({ id, name, depth })),
    pauses: pauses.map(({ unitId, reason, lastDay }) => ({ unitId, name: reach.get(unitId) ?? '', reason, lastDay })),
    preview: await previewReminders(new Set(reach.keys()), now),
    notice: notice === 'paused' || notice === 'resumed' ? notice : null,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const officer = await requireRole(request, context, ...pausesReminders)
  const now = new Date()
  const typed = await typedText(request, 'unit', 'lastDay', 'reason', 'resume')
  if (typed.resume) {
    const outcome = await resumeReminders(db, { unitId: typed.resume }, actorOf(officer), now)
    if (outcome.kind === 'refused' && outcome.reason !== 'not-paused') refuse(context, outcome.reason)
    return redirect('/hr/reminders?notice=resumed')
  }
  const { value, problems } = await parseForm(request, pauseForm)
  if (problems) return unsettled(problems, typed)
  const { unit: unitId, ...pause } = value
  const outcome = await pauseReminders(db, { unitId, ...pause }, actorOf(officer), now)
  if (outcome.kind === 'paused') return redirect('/hr/reminders?notice=paused')
  if (outcome.reason === 'out-of-reach') refuse(context, outcome.reason)
  const field = outcome.reason === 'day-past' ? 'lastDay' : outcome.reason === 'reason-missing' ? 'reason' : 'unit'
  return unsettled([{ field, message: `refusals:${outcome.reason}` }], typed)
}

export default function RemindersPage() {
  const { units, pauses, preview, notice } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <Page
      heading={<Message name="reminders:heading" />}
      back={{ href: '/hr', label: <Message name="hr:overview.heading" /> }}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {notice && !rejected && (
        <Notice tone="good" role="status" heading={<Message name={`reminders:pause.${notice}`} />} />
      )}
      <p className="govuk-body">
        <Message name="reminders:explanation" />
      </p>
      <ReminderPreview preview={preview} />
      <ReminderPauses pauses={pauses} />
      <form method="post" noValidate>
        <SelectField
          name="unit"
          label="reminders:pause.unit"
          options={unitOptions(units, t('units:choose'))}
          defaultValue={rejected?.typed.unit}
          problems={rejected?.problems}
        />
        <DayField
          name="lastDay"
          label="reminders:pause.lastDay"
          hint="reminders:pause.lastDayHint"
          typed={rejected?.typed.lastDay}
          problems={rejected?.problems}
        />
        <ReasonField typed={rejected?.typed.reason} problems={rejected?.problems} />
        <button type="submit" className="govuk-button govuk-button--secondary">
          <Message name="reminders:pause.button" />
        </button>
      </form>
    </Page>
  )
}
