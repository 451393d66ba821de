import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { createPolicy } from '#app/domain/certification/create-policy.ts'
import { listPolicies } from '#app/domain/certification/list-policies.ts'
import { listReachedUnits } from '#app/domain/people/list-reached-units.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PolicyCard } from '#app/ui/policy-card.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { unitOptions } from '#app/ui/unit-options.ts'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { seesPolicies } from '#app/web/policy-desk.ts'
import { refusal } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('policies:list.heading')

const newPolicy = z.object({
  unitId: z.string('policies:list.unitMissing').min(1, 'policies:list.unitMissing').max(100),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireRole(request, context, ...seesPolicies)
  const reached = await listReachedUnits(db, { personId, roles: ['administrator'] }, new Date())
  const policies = await listPolicies(db)
  const taken = new Set(policies.map((policy) => policy.unitId))
  return {
    policies: policies.map(({ id, kind, unitId, unitName, newest, draftTitle }) => ({
      id,
      kind,
      unitName,
      title: newest?.texts.en.title ?? draftTitle,
      newest: newest && {
        number: newest.number,
        publishedAt: newest.publishedAt,
        languages: Object.keys(newest.texts),
      },
      mayWrite: reached.some((unit) => unit.id === unitId),
    })),
    units: reached.filter((unit) => !taken.has(unit.id)).map(({ id, name, depth }) => ({ id, name, depth })),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const administrator = await requireRole(request, context, ...seesPolicies)
  const { value, problems } = await parseForm(request, newPolicy)
  if (problems) return data({ problems }, { status: 422 })

  const outcome = await createPolicy(db, value, actorOf(administrator), new Date())
  if (outcome.kind === 'created') return redirect(`/admin/policies/${outcome.policyId}/draft`)
  if (outcome.reason !== 'policy-exists') throw refusal(outcome.reason, context)
  const problem: FormProblem = { field: 'unitId', message: 'refusals:policy-exists' }
  return data({ problems: [problem] }, { status: 409 })
}

export default function PoliciesAdministrationPage() {
  const { policies, units } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <Page heading={<Message name="policies:list.heading" />} problems={rejected?.problems}>
      <p className="govuk-body">
        <Message name="policies:list.why" />
      </p>
      {policies.length === 0 && (
        <p className="govuk-inset-text">
          <Message name="policies:list.none" />
        </p>
      )}
      {policies.map((policy) => (
        <PolicyCard key={policy.id} policy={policy} />
      ))}
      {units.length > 0 && (
        <>
          <h2 className="govuk-heading-m">
            <Message name="policies:list.begin" />
          </h2>
          <form method="post" action="/admin/policies" noValidate>
            <SelectField
              name="unitId"
              label="policies:list.unit"
              hint="policies:list.unitHint"
              options={unitOptions(units, t('policies:list.choose'))}
              problems={rejected?.problems}
            />
            <button type="submit" className="govuk-button">
              <Message name="policies:list.button" />
            </button>
          </form>
        </>
      )}
    </Page>
  )
}
