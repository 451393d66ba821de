import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { endOfDay } from '#app/domain/certification/calendar-days.ts'
import { grantExemption } from '#app/domain/certification/grant-exemption.ts'
import { defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { DayField } from '#app/ui/day-field.tsx'
import { DecisionPage } from '#app/ui/decision-page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { Message } from '#app/ui/translation.tsx'
import { currentOrganisation } from '#app/web/catalogue.ts'
import { db } from '#app/web/database.ts'
import { actorOf, openRecord, settle, unsettled } from '#app/web/desk.ts'
import { parseForm } from '#app/web/forms.ts'
import { lastDayField } from '#app/web/last-day.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('desk:exemption.heading')

const grounds = ['no-use-at-work', 'long-absence', 'leaving-soon', 'trained-elsewhere'] as const

const exemption = z.object({ ground: z.enum(grounds, 'desk:field.groundMissing'), lastDay: lastDayField })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, 'hr', 'administrator')
  const { id, name } = await openRecord(officer, params.personId, ['hr', 'administrator'], new Date())
  return { personId: id, name }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const officer = await requireRole(request, context, 'hr', 'administrator')
  const typed = await typedText(request, 'ground', 'lastDay')
  const { value, problems } = await parseForm(request, exemption)
  if (problems) return unsettled(problems, typed)

  const personId = params.personId ?? ''
  const { timeZone } = await currentOrganisation()
  const endsAt = value.lastDay ? endOfDay(value.lastDay, timeZone) : null
  const decision = { personId, programmeId: defaultProgrammeId, ground: value.ground, endsAt }
  return settle(personId, await grantExemption(db, decision, actorOf(officer), new Date()), typed)
}

export default function ExemptionPage() {
  const person = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return (
    <DecisionPage decision="exemption" person={person} rejected={rejected}>
      <RadioGroup
        name="ground"
        legend={<Message name="desk:field.ground" />}
        choices={grounds.map((value) => ({ value, label: <Message name={`desk:exemption.ground.${value}`} /> }))}
        chosen={rejected?.typed.ground}
        problems={rejected?.problems}
      />
      <DayField
        name="lastDay"
        label="desk:field.lastDay"
        hint="desk:exemption.lastDayHint"
        typed={rejected?.typed.lastDay}
        problems={rejected?.problems}
      />
    </DecisionPage>
  )
}
