import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { changeUnit, previewUnitChange } from '#app/domain/people/change-unit.ts'
import { findUnit } from '#app/domain/people/find-unit.ts'
import { listReachedUnits } from '#app/domain/people/list-reached-units.ts'
import type { ListedUnit } from '#app/domain/people/list-units.ts'
import { unitsBelow } from '#app/domain/people/unit-tree.ts'
import { ConfirmForm } from '#app/ui/confirm-form.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { unitOptions } from '#app/ui/unit-options.ts'
import { UnitPreview } from '#app/ui/unit-preview.tsx'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireRole, type SignedIn } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'
import { isUnitChangeName, unitChangeOf, unitProblem } from '#app/web/unit-changes.ts'

export const meta = pageTitle((data) => {
  const found = data as { change?: string } | undefined
  return found?.change ? `units:${found.change}.heading` : 'people:units.title'
})

const confirmation = z.object({
  reason: z.string('units:reason.missing').trim().min(1, 'units:reason.missing').max(1000, 'units:reason.tooLong'),
  fingerprint: z.string().max(100),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  const asked = await readAsked(request, params, administrator)
  const { unit, change, wanted, sought } = asked
  const now = new Date()
  const outcome = wanted && (await previewUnitChange(db, wanted, actorOf(administrator), now))
  const reason = outcome?.kind === 'refused' ? outcome.reason : null
  const problem = reason && unitProblem(change, reason)
  const reached = { personId: administrator.personId, roles: ['administrator' as const] }
  const found = {
    unit: { id: unit.id, name: unit.name, belongs: unit.people.here + unit.people.left },
    change,
    kind: wanted?.kind ?? null,
    asked: sought,
    others: besides(unit.id, await listReachedUnits(db, reached, now)),
    preview: outcome?.kind === 'previewed' ? outcome.preview : null,
    problems: problem ? [problem] : null,
    refusal: reason && !problem ? reason : null,
  }
  return data(found, { status: problem ? 422 : reason ? 409 : 200 })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  const { wanted } = await readAsked(request, params, administrator)
  if (!wanted) return redirect(new URL(request.url).pathname)
  const typed = await typedText(request, 'reason')
  const { value, problems } = await parseForm(request, confirmation)
  const none: { problems: FormProblem[] | null; refusal: string | null } = { problems: null, refusal: null }
  if (problems) return data({ ...none, problems, typed }, { status: 422 })
  const outcome = await changeUnit(db, { change: wanted, ...value }, actorOf(administrator), new Date())
  if (outcome.kind === 'changed') return redirect(`/admin/units/${wanted.unitId}?notice=${wanted.kind}`)
  return data({ ...none, refusal: outcome.reason, typed }, { status: 409 })
}

/** The unit and what the address asks to be done with it; 404 for a unit that the administrator does not reach. */
async function readAsked(request: Request, params: LoaderFunctionArgs['params'], administrator: SignedIn) {
  const { unitId = '', change = '' } = params
  const unit = isUnitChangeName(change) ? await findUnit(db, unitId, actorOf(administrator), new Date()) : null
  if (!unit || !isUnitChangeName(change)) notFound()
  const query = new URL(request.url).searchParams
  const read = (name: string) => (query.get(name) ?? '').replaceAll('\0', '').slice(0, 1000)
  const sought = { name: read('name'), other: read('other') }
  const belongs = unit.people.here + unit.people.left
  return { unit, change, sought, wanted: unitChangeOf(unit.id, change, sought, belongs > 0) }
}

/** Nothing goes below or into itself, so that is not offered. */
function besides(unitId: string, units: ListedUnit[]): ListedUnit[] {
  const own = unitsBelow(units, [unitId])
  return units.filter(({ id }) => !own.has(id))
}

export default function UnitChangePage() {
  const { unit, change, kind, asked, others, preview, problems, refusal } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const { t } = useTranslation()
  const refused = rejected?.refusal ?? refusal
  const chooses = change === 'place' || change === 'merger' || (change === 'closure' && unit.belongs > 0)
  return (
    <Page
      back={{ href: `/admin/units/${unit.id}`, label: <Message name="units:backToUnit" /> }}
      caption={unit.name}
      heading={<Message name={`units:${change}.heading`} />}
      problems={rejected?.problems ?? problems}
    >
      {refused && <RefusalNotice reason={refused} />}
      <p className="govuk-body">
        <Message name={`units:${change}.explanation`} />
      </p>
      {(change === 'name' || chooses) && (
        <form method="get" noValidate>
          {change === 'name' ? (
            <TextField
              name="name"
              label="units:name.label"
              defaultValue={asked.name || unit.name}
              problems={problems}
            />
          ) : (
            <SelectField
              name="other"
              label={`units:${change}.label`}
              options={unitOptions(others, t('units:choose'))}
              defaultValue={asked.other}
              problems={problems}
            />
          )}
          <button type="submit" className={`govuk-button${preview ? ' govuk-button--secondary' : ''}`}>
            <Message name={preview ? 'units:previewAgain' : 'units:previewButton'} />
          </button>
        </form>
      )}
      {preview && kind && (
        <>
          <UnitPreview preview={preview} kind={kind} />
          <ConfirmForm
            fingerprint={preview.fingerprint}
            button={`units:${change}.button`}
            grave={change === 'merger' || change === 'closure'}
            problems={rejected?.problems ?? null}
            typed={rejected?.typed.reason}
          />
        </>
      )}
    </Page>
  )
}
