import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { addDays, startOfDay } from '#app/domain/certification/calendar-days.ts'
import { suspendPerson } from '#app/domain/certification/suspend-person.ts'
import { defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { DayField } from '#app/ui/day-field.tsx'
import { DecisionPage } from '#app/ui/decision-page.tsx'
import { NoteField } from '#app/ui/note-field.tsx'
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

export const meta = pageTitle('desk:suspension.heading')

const grounds = ['investigation', 'security-incident', 'conduct', 'own-request'] as const

const suspension = z.object({
  ground: z.enum(grounds, 'desk:field.groundMissing'),
  lastDay: lastDayField,
  note: z.string().trim().max(1000, 'desk:field.noteTooLong').optional(),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, 'access-officer', 'administrator')
  const { id, name } = await openRecord(officer, params.personId, ['access-officer', 'administrator'], new Date())
  return { personId: id, name }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const officer = await requireRole(request, context, 'access-officer', 'administrator')
  const typed = await typedText(request, 'ground', 'lastDay', 'note')
  const { value, problems } = await parseForm(request, suspension)
  if (problems) return unsettled(problems, typed)

  const personId = params.personId ?? ''
  const { timeZone } = await currentOrganisation()
  const endsAt = value.lastDay ? startOfDay(addDays(value.lastDay, 1), timeZone) : null
  const decision = { personId, programmeId: defaultProgrammeId, ground: value.ground, note: value.note || null, endsAt }
  return settle(personId, await suspendPerson(db, decision, actorOf(officer), new Date()), typed)
}

export default function SuspensionPage() {
  const person = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return (
    <DecisionPage decision="suspension" person={person} rejected={rejected} grave>
      <RadioGroup
        name="ground"
        legend={<Message name="desk:field.ground" />}
        choices={grounds.map((value) => ({ value, label: <Message name={`desk:suspension.ground.${value}`} /> }))}
        chosen={rejected?.typed.ground}
        problems={rejected?.problems}
      />
      <DayField
        name="lastDay"
        label="desk:field.lastDay"
        hint="desk:suspension.lastDayHint"
        typed={rejected?.typed.lastDay}
        problems={rejected?.problems}
      />
      <NoteField
        name="note"
        label="desk:field.note"
        hint="desk:field.noteHint"
        typed={rejected?.typed.note}
        problems={rejected?.problems}
      />
    </DecisionPage>
  )
}
