import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeOrganisation, previewOrganisation } from '#app/domain/office/change-organisation.ts'
import { findOrganisationChange } from '#app/domain/office/list-organisation-changes.ts'
import { ConfirmForm } from '#app/ui/confirm-form.tsx'
import { OrganisationPreview } from '#app/ui/organisation-preview.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { confirmationOf } from '#app/web/confirmation.ts'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import type { FormProblem } from '#app/web/forms.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireAdministratorOfAll } from '#app/web/require-administrator-of-all.ts'

export const meta = pageTitle('organisation:undo.title')

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = actorOf(await requireAdministratorOfAll(request, context))
  const { before } = await findChange(params.sequence)
  const outcome = await previewOrganisation(db, before, actor, new Date())
  return {
    preview: outcome.kind === 'previewed' ? outcome.preview : null,
    refusal: outcome.kind === 'refused' ? outcome.reason : null,
  }
}

/** Puts back what was before a change, as a change of its own. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = actorOf(await requireAdministratorOfAll(request, context))
  const { before: changes } = await findChange(params.sequence)
  const { confirmation } = await confirmationOf(request)
  const { problems, reason } = confirmation
  const refusal: string | null = null
  if (problems) return data({ problems, refusal, reason }, { status: 422 })
  const outcome = await changeOrganisation(db, { changes, ...confirmation }, actor, new Date())
  if (outcome.kind === 'changed') return redirect('/admin/organisation?notice=changed')
  const none: FormProblem[] | null = null
  return data({ problems: none, refusal: outcome.reason, reason }, { status: 409 })
}

async function findChange(sequence = '') {
  const change = /^\d{1,9}$/.test(sequence) ? await findOrganisationChange(db, Number(sequence)) : null
  return change ?? notFound()
}

export default function UndoneOrganisationChangePage() {
  const { preview, refusal } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const refused = rejected?.refusal ?? refusal
  return (
    <Page
      back={{ href: '/admin/organisation', label: <Message name="organisation:title" /> }}
      heading={<Message name="organisation:undo.title" />}
      problems={rejected?.problems}
    >
      {refused && <RefusalNotice reason={refused} />}
      <p className="govuk-body">
        <Message name="organisation:undo.explanation" />
      </p>
      {preview && (
        <>
          <OrganisationPreview {...preview} />
          <ConfirmForm
            fingerprint={preview.fingerprint}
            button="organisation:undo.button"
            problems={rejected?.problems ?? null}
            typed={rejected?.reason}
          />
        </>
      )}
    </Page>
  )
}
