import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { endSupervisionCode } from '#app/domain/assessment/end-supervision-code.ts'
import { listSupervisionCodes } from '#app/domain/assessment/list-supervision-codes.ts'
import { longestSupervision, makeSupervisionCode } from '#app/domain/assessment/make-supervision-code.ts'
import { listProgrammes } from '#app/domain/learning/list-programmes.ts'
import { listReachedUnits } from '#app/domain/people/list-reached-units.ts'
import { groupCode } from '#app/domain/sign-in/one-time-code.ts'
import { localise } from '#app/ui/localised.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { RunningCodes } from '#app/ui/running-codes.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { unitOptions } from '#app/ui/unit-options.ts'
import { useInstants } from '#app/ui/use-instants.ts'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { parseForm } from '#app/web/forms.ts'
import { forgottenSlip, openSlip, sealSlip } from '#app/web/sign-in/sealed-slip.ts'
import { shownOnce } from '#app/web/sign-in/shown-once.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('programmes:supervision.heading')

export const headers = shownOnce

const path = '/focal-point/supervision'

const wish = z.object({
  do: z.enum(['make', 'end']),
  supervisionCodeId: z.string().max(100).default(''),
  programmeId: z.string().max(100).default(''),
  unitId: z.string().max(100).default(''),
  hours: z.coerce.number().int().default(0),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId, sessionId } = await requireRole(request, context, 'focal-point')
  const now = new Date()
  const made = openSlip(request.headers.get('cookie'), { sessionId, personId }, now)
  const programmes = (await listProgrammes(db)).filter(({ body }) => body.final.supervised.where !== 'nowhere')
  const shown = {
    made: made && { code: groupCode(made.code), expiresAt: made.expiresAt },
    units: await listReachedUnits(db, { personId, roles: ['focal-point'] }, now),
    programmes: programmes.map(({ id, body }) => ({ value: id, text: localise(body.title, context.language).words })),
    longestHours: longestSupervision,
    codes: await listSupervisionCodes(db, { personId }, now),
  }
  return data(shown, { headers: { 'Set-Cookie': forgottenSlip(path) } })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const invigilator = await requireRole(request, context, 'focal-point')
  const actor = actorOf(invigilator)
  const typed = await typedText(request, 'programmeId', 'unitId', 'hours')
  const none = { problems: null, refusal: null, typed }
  const { value, problems } = await parseForm(request, wish)
  if (problems) return data({ ...none, problems }, { status: 422 })

  if (value.do === 'end') {
    const outcome = await endSupervisionCode(db, value, actor, new Date())
    if (outcome.kind === 'ended') return redirect(path)
    return data({ ...none, refusal: outcome.reason }, { status: 409 })
  }
  const now = new Date()
  const outcome = await makeSupervisionCode(db, value, actor, now)
  if (outcome.kind === 'refused') return data({ ...none, refusal: outcome.reason }, { status: 409 })
  const { code, expiresAt } = outcome
  const { sessionId, personId } = invigilator
  // Nobody can be told the code again, and reloading the page that tells it must make no other.
  return redirect(path, { headers: { 'Set-Cookie': sealSlip({ code, expiresAt, sessionId, personId, path }, now) } })
}

export default function SupervisionPage() {
  const { made, units, programmes, codes, longestHours } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const { t } = useTranslation()
  const { dayAndTime } = useInstants()
  const hours = Array.from({ length: longestHours }, (_, index) => String(index + 1))
  return (
    <Page
      back={{ href: '/focal-point', label: <Message name="programmes:supervision.back" /> }}
      heading={<Message name="programmes:supervision.heading" />}
      problems={answered?.problems}
    >
      {answered?.refusal && <RefusalNotice reason={answered.refusal} />}
      {made && (
        <Notice tone="good" role="status" heading={<Message name="programmes:supervision.made" />}>
          <p className="govuk-body-l">
            <strong className="lisans-code">{made.code}</strong>
          </p>
          <p className="govuk-body">
            <Message name="programmes:supervision.once" values={{ at: dayAndTime(made.expiresAt) }} />
          </p>
        </Notice>
      )}
      <p className="govuk-body">
        <Message name="programmes:supervision.what" />
      </p>
      {programmes.length === 0 ? (
        <p className="govuk-inset-text">
          <Message name="programmes:supervision.notNeeded" />
        </p>
      ) : (
        <form method="post">
          <SelectField
            name="programmeId"
            label="programmes:supervision.programme"
            options={programmes}
            defaultValue={answered?.typed.programmeId}
            problems={answered?.problems}
          />
          <SelectField
            name="unitId"
            label="programmes:supervision.unit"
            options={unitOptions(units, t('programmes:supervision.chooseUnit'))}
            defaultValue={answered?.typed.unitId || (units.length === 1 ? units[0]?.id : '')}
            problems={answered?.problems}
          />
          <SelectField
            name="hours"
            label="programmes:supervision.hours"
            options={hours.map((value) => ({ value, text: value }))}
            defaultValue={answered?.typed.hours || '4'}
            problems={answered?.problems}
          />
          <button type="submit" className="govuk-button" name="do" value="make">
            <Message name="programmes:supervision.make" />
          </button>
        </form>
      )}
      <RunningCodes codes={codes} />
    </Page>
  )
}
