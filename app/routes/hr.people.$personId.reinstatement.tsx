import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { reinstatePerson } from '#app/domain/certification/reinstate-person.ts'
import { DecisionPage } from '#app/ui/decision-page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { db } from '#app/web/database.ts'
import { openForDecision, requireDecider, settle } from '#app/web/desk.ts'

export const meta = pageTitle('desk:reinstatement.heading')

export function loader(asked: LoaderFunctionArgs) {
  return openForDecision(asked, 'reinstatement')
}

export async function action(posted: ActionFunctionArgs) {
  const { actor, whose } = await requireDecider(posted, 'reinstatement')
  return settle(whose, await reinstatePerson(db, whose, actor, new Date()))
}

export default function ReinstatementPage() {
  const person = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return <DecisionPage decision="reinstatement" person={person} rejected={rejected} />
}
