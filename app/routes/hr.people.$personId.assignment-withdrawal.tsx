import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { withdrawAssignment } from '#app/domain/assignments/withdraw-assignment.ts'
import { DecisionPage } from '#app/ui/decision-page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ReasonField } from '#app/ui/reason-field.tsx'
import { db } from '#app/web/database.ts'
import { openForDecision, requireDecider, settle, unsettled } from '#app/web/desk.ts'
import { parseForm } from '#app/web/forms.ts'
import { reasonField } from '#app/web/reason-field.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('desk:assignmentWithdrawal.heading')

export function loader(asked: LoaderFunctionArgs) {
  return openForDecision(asked, 'assignment-withdrawal')
}

export async function action(posted: ActionFunctionArgs) {
  const { actor, whose } = await requireDecider(posted, 'assignment-withdrawal')
  const typed = await typedText(posted.request, 'reason')
  const { value, problems } = await parseForm(posted.request, z.object({ reason: reasonField }))
  if (problems) return unsettled(problems, typed)
  return settle(whose, await withdrawAssignment(db, { ...whose, ...value }, actor, new Date()), typed)
}

export default function AssignmentWithdrawalPage() {
  const person = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return (
    <DecisionPage decision="assignmentWithdrawal" person={person} rejected={rejected}>
      <ReasonField typed={rejected?.typed.reason} problems={rejected?.problems} />
    </DecisionPage>
  )
}
