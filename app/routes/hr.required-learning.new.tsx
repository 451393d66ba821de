import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { whoRequires } from '#app/domain/certification/who-decides.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { RulePage } from '#app/ui/rule-page.tsx'
import { postRule, readRulePage } from '#app/web/rule-page.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('required-learning:new.heading')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...whoRequires)
  return readRulePage(request, officer, null, new Date())
}

export async function action({ request, context }: ActionFunctionArgs) {
  const officer = await requireRole(request, context, ...whoRequires)
  return postRule(request, officer, null, new Date())
}

export default function NewRulePage() {
  return <RulePage page={useLoaderData<typeof loader>()} rejected={useActionData<typeof action>()} />
}
