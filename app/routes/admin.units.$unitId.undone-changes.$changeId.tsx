import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findUnit } from '#app/domain/people/find-unit.ts'
import { previewUnitUndo, undoUnitChange } from '#app/domain/people/undo-unit-change.ts'
import { ConfirmForm } from '#app/ui/confirm-form.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { UnitPreview } from '#app/ui/unit-preview.tsx'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('units:undo.heading')

const confirmation = z.object({
  reason: z.string('units:reason.missing').trim().min(1, 'units:reason.missing').max(1000, 'units:reason.tooLong'),
  fingerprint: z.string().max(100),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  const now = new Date()
  const actor = actorOf(administrator)
  const unit = await findUnit(db, params.unitId ?? '', actor, now)
  const found = unit && (await previewUnitUndo(db, { changeId: params.changeId ?? '' }, actor, now))
  if (!found || found.kind === 'refused' || found.change.unitId !== unit.id) notFound()
  return {
    unit: { id: unit.id, name: unit.name },
    kind: found.change.kind,
    preview: found.kind === 'previewed' ? found.preview : null,
    obstacles: found.kind === 'blocked' ? found.obstacles : [],
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  const typed = await typedText(request, 'reason')
  const { value, problems } = await parseForm(request, confirmation)
  const none: { problems: FormProblem[] | null; refusal: string | null } = { problems: null, refusal: null }
  if (problems) return data({ ...none, problems, typed }, { status: 422 })
  const undone = { changeId: params.changeId ?? '', ...value }
  const outcome = await undoUnitChange(db, undone, actorOf(administrator), new Date())
  if (outcome.kind === 'undone') return redirect(`/admin/units/${outcome.unitId}?notice=undone`)
  if (outcome.reason === 'no-such-unit-change' || outcome.reason === 'out-of-reach') notFound()
  return data({ ...none, refusal: outcome.reason, typed }, { status: 409 })
}

export default function UndoneChangePage() {
  const { unit, kind, preview, obstacles } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return (
    <Page
      back={{ href: `/admin/units/${unit.id}`, label: <Message name="units:backToUnit" /> }}
      caption={unit.name}
      heading={<Message name="units:undo.heading" />}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {preview ? (
        <>
          <UnitPreview preview={preview} kind={`undo.${kind}`} />
          <ConfirmForm
            fingerprint={preview.fingerprint}
            button="units:undo.button"
            problems={rejected?.problems ?? null}
            typed={rejected?.typed.reason}
          />
        </>
      ) : (
        <Notice tone="warn" heading={<Message name="units:undo.blocked" />}>
          <ul className="govuk-list govuk-list--bullet">
            {obstacles.map(({ code, names, count }) => (
              <li key={code}>
                <Message name={`units:obstacle.${code}`} values={{ count }} />
                {names.length > 0 && ` (${names.join(', ')}${count > names.length ? ' …' : ''})`}
              </li>
            ))}
          </ul>
          <p className="govuk-body">
            <Message name="units:undo.instead" />
          </p>
        </Notice>
      )}
    </Page>
  )
}
