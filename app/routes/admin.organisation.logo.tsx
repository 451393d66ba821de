import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeOrganisation, previewOrganisation } from '#app/domain/office/change-organisation.ts'
import { findLogo } from '#app/domain/office/logo-store.ts'
import { findOrganisation, type Organisation } from '#app/domain/office/organisation.ts'
import { proposeLogo } from '#app/domain/office/propose-logo.ts'
import { ConfirmForm } from '#app/ui/confirm-form.tsx'
import { FileField } from '#app/ui/file-field.tsx'
import { OrganisationPreview } from '#app/ui/organisation-preview.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { confirmationOf } from '#app/web/confirmation.ts'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { type FormProblem, readForm } from '#app/web/forms.ts'
import { requireAdministratorOfAll } from '#app/web/require-administrator-of-all.ts'

export const meta = pageTitle('organisation:logo.title')

/** In the address of a preview, what stands for taking the logo away. */
const none = 'none'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = actorOf(await requireAdministratorOfAll(request, context))
  const { logo } = await findOrganisation(db)
  const asked = await readAsked(request)
  const outcome = asked && (await previewOrganisation(db, { logo: asked.logo }, actor, new Date()))
  return {
    has: logo !== null,
    preview: outcome?.kind === 'previewed' ? outcome.preview : null,
    refusal: outcome?.kind === 'refused' ? outcome.reason : null,
    kilobytes: asked?.bytes ? Math.ceil(asked.bytes / 1000) : null,
  }
}

/** A picture that was sent is kept to be looked at, under its own address; confirmed from there, it becomes the logo. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = actorOf(await requireAdministratorOfAll(request, context))
  const { confirmed, confirmation } = await confirmationOf(request)
  const answer: Answer = { problems: null, refusal: null, reason: confirmation.reason }
  if (!confirmed) {
    const file = (await readForm(request)).get('logo')
    const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
    const outcome = await proposeLogo(db, bytes, actor, new Date())
    if (outcome.kind === 'proposed') return redirect(`/admin/organisation/logo?picture=${outcome.hash}`)
    return data({ ...answer, problems: [{ field: 'logo', message: `refusals:${outcome.reason}` }] }, { status: 422 })
  }
  const asked = await readAsked(request)
  if (!asked) return redirect('/admin/organisation/logo')
  if (confirmation.problems) return data({ ...answer, problems: confirmation.problems }, { status: 422 })
  const changes = { logo: asked.logo }
  const outcome = await changeOrganisation(db, { changes, ...confirmation }, actor, new Date())
  if (outcome.kind === 'changed') return redirect('/admin/organisation?notice=changed')
  return data({ ...answer, refusal: outcome.reason }, { status: 409 })
}

type Answer = { problems: FormProblem[] | null; refusal: string | null; reason: string }

/** The picture that the address asks for; null where it asks for none, or one that is not kept any more. */
async function readAsked(request: Request): Promise<{ logo: Organisation['logo']; bytes: number } | null> {
  const hash = new URL(request.url).searchParams.get('picture') ?? ''
  if (hash === none) return { logo: null, bytes: 0 }
  const found = /^[0-9a-f]{64}$/.test(hash) ? await findLogo(db, hash) : null
  if (!found) return null
  const { kind, width, height, bytes } = found
  return { logo: { hash, kind, width, height }, bytes: bytes.length }
}

export default function LogoPage() {
  const { has, preview, refusal, kilobytes } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const refused = rejected?.refusal ?? refusal
  return (
    <Page
      back={{ href: '/admin/organisation', label: <Message name="organisation:title" /> }}
      heading={<Message name="organisation:logo.title" />}
      problems={rejected?.problems}
    >
      {refused && <RefusalNotice reason={refused} />}
      <p className="govuk-body">
        <Message name="organisation:logo.explanation" />
      </p>
      {preview && (
        <>
          <OrganisationPreview {...preview} />
          {kilobytes !== null && (
            <p className="govuk-body">
              <Message name="organisation:logo.weight" values={{ count: kilobytes }} />
            </p>
          )}
          <ConfirmForm
            fingerprint={preview.fingerprint}
            button="organisation:button"
            problems={rejected?.problems ?? null}
            typed={rejected?.reason}
          />
        </>
      )}
      <form method="post" action="/admin/organisation/logo" encType="multipart/form-data">
        <FileField
          name="logo"
          label="organisation:logo.label"
          hint="organisation:logo.hint"
          accept="image/png,image/jpeg,image/webp"
          problems={rejected?.problems}
        />
        <button type="submit" className={`govuk-button${preview ? ' govuk-button--secondary' : ''}`}>
          <Message name="units:previewButton" />
        </button>
      </form>
      {has && !preview && (
        <p className="govuk-body">
          <a className="govuk-link" href="/admin/organisation/logo?picture=none">
            <Message name="organisation:logo.remove" />
          </a>
        </p>
      )}
    </Page>
  )
}
