import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { addPlatform } from '#app/domain/access/add-platform.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PlatformFields } from '#app/ui/platform-fields.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { parseForm } from '#app/web/forms.ts'
import { checkHosts, platformFields, problemOf, programmeTitles, typedPlatform } from '#app/web/platform-desk.ts'
import { refusal } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('platforms:add')

const newPlatform = z.object({
  id: z.string('platforms:form.idMissing').trim().toLowerCase().min(1, 'platforms:form.idMissing'),
  ...platformFields,
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'administrator')
  return { programmes: await programmeTitles() }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  const typed = await typedPlatform(request)
  const { value, problems } = await parseForm(request, newPlatform)
  const { hosts, wrong } = await checkHosts(value?.hosts ?? typed.hosts)
  const wrongHosts = wrong.length > 0 ? [{ field: 'hosts', message: 'platforms:form.hostsWrong' }] : []
  if (problems || wrong.length > 0) {
    return data({ problems: [...(problems ?? []), ...wrongHosts], wrong, typed }, { status: 422 })
  }

  const outcome = await addPlatform(db, { ...value, hosts }, actorOf(administrator), new Date())
  if (outcome.kind === 'added') return redirect(`/admin/platforms/${outcome.platformId}?notice=added`)
  const problem = problemOf(outcome.reason)
  if (!problem) throw refusal(outcome.reason, context)
  return data({ problems: [problem], wrong, typed }, { status: 422 })
}

export default function NewPlatformPage() {
  const { programmes } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const empty = { name: '', programmeId: programmes[0]?.id ?? '', needsGrant: 'no', hosts: '', reason: '' }
  return (
    <Page
      back={{ href: '/admin/platforms', label: <Message name="platforms:back" /> }}
      heading={<Message name="platforms:add" />}
      problems={rejected?.problems}
    >
      <form method="post" noValidate>
        <TextField
          name="id"
          label="platforms:form.id"
          hint="platforms:form.idHint"
          defaultValue={rejected?.typed.id}
          problems={rejected?.problems}
        />
        <PlatformFields
          typed={rejected?.typed ?? empty}
          programmes={programmes}
          problems={rejected?.problems}
          wrongHosts={rejected?.wrong ?? []}
        />
        <button type="submit" className="govuk-button">
          <Message name="platforms:form.add" />
        </button>
      </form>
    </Page>
  )
}
