import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { endOfDay } from '#app/domain/certification/calendar-days.ts'
import { suspendPerson } from '#app/domain/certification/suspend-person.ts'
import { DayField } from '#app/ui/day-field.tsx'
import { DecisionPage } from '#app/ui/decision-page.tsx'
import { NoteField } from '#app/ui/note-field.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { Message } from '#app/ui/translation.tsx'
import { currentOrganisation } from '#app/web/catalogue.ts'
import { db } from '#app/web/database.ts'
import { openForDecision, requireDecider, settle, unsettled } from '#app/web/desk.ts'
import { parseForm } from '#app/web/forms.ts'
import { lastDayField } from '#app/web/last-day.ts'
import { typedText } from '#app/web/typed-text.ts'
import { suspensionGrounds } from '#db/schema/certification.ts'

export const meta = pageTitle('desk:suspension.heading')

const suspension = z.object({
  ground: z.enum(suspensionGrounds, 'desk:field.groundMissing'),
  lastDay: lastDayField,
  note: z.string().trim().max(1000, 'desk:field.noteTooLong').optional(),
})

export async function loader(asked: LoaderFunctionArgs) {
  return { person: await openForDecision(asked, 'suspension'), grounds: suspensionGrounds }
}

export async function action(posted: ActionFunctionArgs) {
  const { actor, whose } = await requireDecider(posted, 'suspension')
  const typed = await typedText(posted.request, 'ground', 'lastDay', 'note')
  const { value, problems } = await parseForm(posted.request, suspension)
  if (problems) return unsettled(problems, typed)

  const { timeZone } = await currentOrganisation()
  const endsAt = value.lastDay ? endOfDay(value.lastDay, timeZone) : null
  const decision = { ...whose, ground: value.ground, note: value.note || null, endsAt }
  return settle(whose, await suspendPerson(db, decision, actor, new Date()), typed)
}

export default function SuspensionPage() {
  const { person, grounds } = useLoaderData<typeof loader>()
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
