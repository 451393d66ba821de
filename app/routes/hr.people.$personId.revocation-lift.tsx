import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { liftRevocation } from '#app/domain/certification/lift-revocation.ts'
import { DecisionPage } from '#app/ui/decision-page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { db } from '#app/web/database.ts'
import { openForDecision, requireDecider, settle } from '#app/web/desk.ts'

export const meta = pageTitle('desk:revocationLift.heading')

export function loader(asked: LoaderFunctionArgs) {
  return openForDecision(asked, 'revocation-lift')
}

export async function action(posted: ActionFunctionArgs) {
  const { actor, whose } = await requireDecider(posted, 'revocation-lift')
  return settle(whose, await liftRevocation(db, whose, actor, new Date()))
}

export default function RevocationLiftPage() {
  const person = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return <DecisionPage decision="revocationLift" person={person} rejected={rejected} />
}
