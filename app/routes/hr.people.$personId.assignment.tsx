import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { assignProgramme } from '#app/domain/assignments/assign-programme.ts'
import { DayField } from '#app/ui/day-field.tsx'
import { DecisionPage } from '#app/ui/decision-page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ReasonField } from '#app/ui/reason-field.tsx'
import { db } from '#app/web/database.ts'
import { openForDecision, requireDecider, settle, unsettled } from '#app/web/desk.ts'
import { parseForm } from '#app/web/forms.ts'
import { reasonField } from '#app/web/reason-field.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('desk:assignment.heading')

const assignment = z.object({ lastDay: z.iso.date('desk:field.dayInvalid'), reason: reasonField })

export function loader(asked: LoaderFunctionArgs) {
  return openForDecision(asked, 'assignment')
}

export async function action(posted: ActionFunctionArgs) {
  const { actor, whose } = await requireDecider(posted, 'assignment')
  const typed = await typedText(posted.request, 'lastDay', 'reason')
  const { value, problems } = await parseForm(posted.request, assignment)
  if (problems) return unsettled(problems, typed)
  const { lastDay: dueDay, reason } = value
  return settle(whose, await assignProgramme(db, { ...whose, dueDay, reason }, actor, new Date()), typed)
}

export default function AssignmentPage() {
  const person = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return (
    <DecisionPage decision="assignment" person={person} rejected={rejected}>
      <DayField
        name="lastDay"
        label="desk:assignment.lastDay"
        hint="desk:assignment.lastDayHint"
        typed={rejected?.typed.lastDay}
        problems={rejected?.problems}
      />
      <ReasonField typed={rejected?.typed.reason} problems={rejected?.problems} />
    </DecisionPage>
  )
}
