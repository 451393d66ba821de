import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { endOfDay } from '#app/domain/certification/calendar-days.ts'
import { grantExemption } from '#app/domain/certification/grant-exemption.ts'
import { DayField } from '#app/ui/day-field.tsx'
import { DecisionPage } from '#app/ui/decision-page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { Message } from '#app/ui/translation.tsx'
import { currentOrganisation } from '#app/web/catalogue.ts'
import { db } from '#app/web/database.ts'
import { openForDecision, requireDecider, settle, unsettled } from '#app/web/desk.ts'
import { parseForm } from '#app/web/forms.ts'
import { lastDayField } from '#app/web/last-day.ts'
import { typedText } from '#app/web/typed-text.ts'
import { exemptionGrounds } from '#db/schema/certification.ts'

export const meta = pageTitle('desk:exemption.heading')

const exemption = z.object({ ground: z.enum(exemptionGrounds, 'desk:field.groundMissing'), lastDay: lastDayField })

export async function loader(asked: LoaderFunctionArgs) {
  return { person: await openForDecision(asked, 'exemption'), grounds: exemptionGrounds }
}

export async function action(posted: ActionFunctionArgs) {
  const { actor, whose } = await requireDecider(posted, 'exemption')
  const typed = await typedText(posted.request, 'ground', 'lastDay')
  const { value, problems } = await parseForm(posted.request, exemption)
  if (problems) return unsettled(problems, typed)

  const { timeZone } = await currentOrganisation()
  const endsAt = value.lastDay ? endOfDay(value.lastDay, timeZone) : null
  const decision = { ...whose, ground: value.ground, endsAt }
  return settle(whose, await grantExemption(db, decision, actor, new Date()), typed)
}

export default function ExemptionPage() {
  const { person, grounds } = useLoaderData<typeof loader>()
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
