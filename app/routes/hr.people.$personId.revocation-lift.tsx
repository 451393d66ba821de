import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { liftRevocation } from '#app/domain/certification/lift-revocation.ts'
import { defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { DecisionPage } from '#app/ui/decision-page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { db } from '#app/web/database.ts'
import { actorOf, openRecord, settle } from '#app/web/desk.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('desk:revocationLift.heading')

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, 'access-officer')
  const { id, name } = await openRecord(officer, params.personId, ['access-officer'], new Date())
  return { personId: id, name }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const officer = await requireRole(request, context, 'access-officer')
  const personId = params.personId ?? ''
  const whose = { personId, programmeId: defaultProgrammeId }
  return settle(personId, await liftRevocation(db, whose, actorOf(officer), new Date()))
}

export default function RevocationLiftPage() {
  const person = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return <DecisionPage decision="revocationLift" person={person} rejected={rejected} />
}
