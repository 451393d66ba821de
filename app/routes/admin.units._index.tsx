import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { addUnit } from '#app/domain/people/add-unit.ts'
import { listClosedUnits } from '#app/domain/people/list-closed-units.ts'
import { listReachedUnits } from '#app/domain/people/list-reached-units.ts'
import { longestUnitName } from '#app/domain/people/unit-name-problem.ts'
import { visibleName } from '#app/domain/people/visible-name.ts'
import { Day } from '#app/ui/day.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { unitOptions } from '#app/ui/unit-options.ts'
import { UnitTree } from '#app/ui/unit-tree.tsx'
import { db } from '#app/web/database.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { refusal } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('people:units.title')

const newUnit = z.object({
  name: z
    .string('refusals:unit-name-missing')
    .transform(visibleName)
    .pipe(z.string().regex(/\p{L}/u, 'refusals:unit-name-missing').max(longestUnitName, 'refusals:unit-name-too-long')),
  parentId: z.string('people:units.below.missing').min(1, 'people:units.below.missing'),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireRole(request, context, 'administrator')
  const added = new URL(request.url).searchParams.get('notice') === 'added'
  const reached = { personId, roles: ['administrator' as const] }
  const now = new Date()
  return { added, units: await listReachedUnits(db, reached, now), closed: await listClosedUnits(db, reached, now) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { personId } = await requireRole(request, context, 'administrator')
  const typed = await typedText(request, 'name', 'parentId')
  const { value, problems } = await parseForm(request, newUnit)
  if (problems) return data({ problems, typed }, { status: 422 })

  const outcome = await addUnit(db, value, { kind: 'person', personId }, new Date())
  if (outcome.kind === 'added') return redirect('/admin/units?notice=added')
  if (outcome.reason !== 'unit-name-taken') throw refusal(outcome.reason, context)
  const problem: FormProblem = { field: 'name', message: 'refusals:unit-name-taken' }
  return data({ problems: [problem], typed }, { status: 422 })
}

export default function UnitsPage() {
  const { units, closed, added } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const { t } = useTranslation()
  const problems = rejected?.problems
  const typed = rejected?.typed
  const [only, another] = units
  return (
    <Page heading={<Message name="people:units.title" />} problems={problems}>
      {added && !problems && <Notice tone="good" role="status" heading={<Message name="people:units.added" />} />}
      <p className="govuk-body">
        <Message name={only ? 'people:units.explanation' : 'people:units.none'} />
      </p>
      {only && !another && (
        <p className="govuk-body">
          <Message name="people:units.first" />
        </p>
      )}
      <UnitTree units={units} />
      {closed.length > 0 && (
        <details className="govuk-details">
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">
              <Message name="units:closedHeading" />
            </span>
          </summary>
          <ul className="govuk-list govuk-list--bullet">
            {closed.map(({ id, name, closedAt }) => (
              <li key={id}>
                <a className="govuk-link" href={`/admin/units/${id}`}>
                  {name}
                </a>{' '}
                (<Day at={closedAt} />)
              </li>
            ))}
          </ul>
        </details>
      )}
      <h2 className="govuk-heading-m">
        <Message name="people:units.add" />
      </h2>
      <form method="post" action="/admin/units" noValidate>
        <TextField
          name="name"
          label="people:units.name.label"
          hint="people:units.name.hint"
          defaultValue={typed?.name}
          problems={problems}
        />
        <SelectField
          name="parentId"
          label="people:units.below.label"
          options={unitOptions(units, t('people:units.below.choose'))}
          defaultValue={typed?.parentId ?? (another ? '' : only?.id)}
          problems={problems}
        />
        <button type="submit" className="govuk-button">
          <Message name="people:units.button" />
        </button>
      </form>
    </Page>
  )
}
