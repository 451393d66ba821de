import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { countReach } from '#app/domain/people/count-reach.ts'
import { endRole } from '#app/domain/people/end-role.ts'
import { listRoleGrants } from '#app/domain/people/list-role-grants.ts'
import { countedReach } from '#app/ui/counted-reach.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ReasonField } from '#app/ui/reason-field.tsx'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { parseForm } from '#app/web/forms.ts'
import { openPerson } from '#app/web/open-person.ts'
import { reasonField } from '#app/web/reason-field.ts'
import { refusal } from '#app/web/refuse.ts'
import { rolesOf } from '#app/web/roles-of.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('deputies:end.title')

const ending = z.object({ grant: z.string().min(1).max(100), reason: reasonField })

/** What would end, before it does. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  const personId = params.personId ?? ''
  const now = new Date()
  const asked = new URL(request.url).searchParams.get('grant')
  const held = await listRoleGrants(db, { personId }, now)
  const grant = held.find(({ id }) => id === asked)
  if (!grant) throw redirect(`/admin/people/${personId}`)
  const person = await openPerson(personId, actorOf(administrator), now)
  const { grants } = await rolesOf(personId, now)
  return {
    personId,
    name: person.name,
    grantId: grant.id,
    role: grant.role,
    unitName: grant.unitName,
    deputy: grants.find(({ id }) => id === grant.id)?.deputy?.name ?? null,
    reach: await countReach(db, grant.unitId),
  }
}

/** Takes a role back. */
export async function action({ request, context }: ActionFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  const typed = await typedText(request, 'reason')
  const { value, problems } = await parseForm(request, ending)
  if (problems) return data({ problems, typed }, { status: 422 })
  const named = { grantId: value.grant, reason: value.reason }
  const outcome = await endRole(db, named, actorOf(administrator), new Date())
  if (outcome.kind === 'refused') throw refusal(outcome.reason, context)
  return redirect(`/admin/people/${outcome.personId}?notice=ended`)
}

export default function EndRolePage() {
  const { personId, name, grantId, role, unitName, deputy, reach } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const { t } = useTranslation()
  const roleName = t(`people:role.${role}`)
  return (
    <Page
      back={{ href: `/admin/people/${personId}`, label: <Message name="people:slip.back" /> }}
      caption={<Message name="deputies:page.caption" values={{ role: roleName, unit: unitName }} />}
      heading={<Message name="deputies:end.heading" />}
      problems={rejected?.problems}
    >
      <p className="govuk-body">
        <Message name="deputies:end.effect" values={{ name, role: roleName, ...countedReach(t, reach) }} />
      </p>
      {deputy && (
        <p className="govuk-inset-text">
          <Message name="deputies:end.deputy" values={{ name, deputy }} />
        </p>
      )}
      <form method="post" noValidate>
        <input type="hidden" name="grant" value={grantId} />
        <ReasonField typed={rejected?.typed.reason} problems={rejected?.problems} />
        <button type="submit" className="govuk-button govuk-button--warning">
          <Message name="deputies:end.button" />
        </button>
      </form>
    </Page>
  )
}
