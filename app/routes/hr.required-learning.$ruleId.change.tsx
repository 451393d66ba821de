import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { whoRequires } from '#app/domain/certification/who-decides.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { RulePage } from '#app/ui/rule-page.tsx'
import { openRule, requiringReach } from '#app/web/rule-desk.ts'
import { postRule, readRulePage } from '#app/web/rule-page.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('required-learning:change.heading')

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...whoRequires)
  const now = new Date()
  const rule = await openRule(params.ruleId, await requiringReach(officer.personId, now), now)
  return readRulePage(request, officer, rule, now)
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const officer = await requireRole(request, context, ...whoRequires)
  const now = new Date()
  const rule = await openRule(params.ruleId, await requiringReach(officer.personId, now), now)
  return postRule(request, officer, rule, now)
}

export default function ChangedRulePage() {
  return <RulePage page={useLoaderData<typeof loader>()} rejected={useActionData<typeof action>()} />
}
