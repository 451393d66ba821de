import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeOrganisation, previewOrganisation } from '#app/domain/office/change-organisation.ts'
import { contrastWithWhite, nearestPassingShade, readColour } from '#app/domain/office/contrast.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import { ConfirmForm } from '#app/ui/confirm-form.tsx'
import { OrganisationFields } from '#app/ui/organisation-fields.tsx'
import { OrganisationPreview } from '#app/ui/organisation-preview.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { confirmationOf } from '#app/web/confirmation.ts'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { detailsOf, fieldsOfDetails, organisationForm, organisationProblems } from '#app/web/organisation-form.ts'
import { requireAdministratorOfAll } from '#app/web/require-administrator-of-all.ts'
import type { Language } from '#db/schema/people.ts'

export const meta = pageTitle('organisation:details.title')

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireAdministratorOfAll(request, context)
  return { fields: fieldsOfDetails(await findOrganisation(db)) }
}

/** Sent once it shows what it would change; sent again from there, with the reason, it changes it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = actorOf(await requireAdministratorOfAll(request, context))
  const { confirmed, confirmation } = await confirmationOf(request)
  const { value, problems } = await parseForm(request, organisationForm)
  if (problems) return data({ ...nothing, problems }, { status: 422 })
  const changes = detailsOf(value)
  const now = new Date()
  const outcome = await previewOrganisation(db, changes, actor, now)
  const sent = { ...nothing, typed: { ...value, reason: confirmation.reason } }
  if (outcome.kind === 'refused') {
    if (!outcome.obstacles) return data({ ...sent, refusal: outcome.reason }, { status: 409 })
    const found = {
      problems: organisationProblems(outcome.obstacles),
      shade: shadeFor(value.brandColour, context.language),
    }
    return data({ ...sent, ...found }, { status: 422 })
  }
  const shown = {
    ...sent,
    preview: outcome.preview,
    contrast: contrastOf(outcome.preview.after.brandColour, context.language),
  }
  if (!confirmed) return data(shown, { status: 200 })
  if (confirmation.problems) return data({ ...shown, problems: confirmation.problems }, { status: 422 })
  const done = await changeOrganisation(db, { changes, ...confirmation }, actor, now)
  if (done.kind === 'changed') return redirect('/admin/organisation?notice=changed')
  return data({ ...shown, refusal: done.reason }, { status: 409 })
}

type Answer = {
  problems: FormProblem[] | null
  refusal: string | null
  typed: (ReturnType<typeof fieldsOfDetails> & { reason: string }) | null
  preview: Extract<Awaited<ReturnType<typeof previewOrganisation>>, { kind: 'previewed' }>['preview'] | null
  contrast: string | null
  shade: { measured: string; nearest: string } | null
}

const nothing: Answer = { problems: null, refusal: null, typed: null, preview: null, contrast: null, shade: null }

function contrastOf(colour: string | null, language: Language): string | null {
  return colour === null ? null : writtenRatio(contrastWithWhite(colour), language)
}

/** For a colour that does not pass: what was measured, and the nearest one that does. */
function shadeFor(written: string, language: Language): Answer['shade'] {
  const colour = readColour(written)
  return colour
    ? { measured: writtenRatio(contrastWithWhite(colour), language), nearest: nearestPassingShade(colour) }
    : null
}

function writtenRatio(ratio: number, language: Language): string {
  const oneDigit = { minimumFractionDigits: 1, maximumFractionDigits: 1 }
  return new Intl.NumberFormat(language === 'fr' ? 'fr' : 'en', oneDigit).format(ratio)
}

export default function OrganisationDetailsPage() {
  const { fields } = useLoaderData<typeof loader>()
  const { problems, refusal, typed, preview, contrast, shade } = useActionData<typeof action>() ?? nothing
  return (
    <Page
      back={{ href: '/admin/organisation', label: <Message name="organisation:title" /> }}
      heading={<Message name="organisation:details.title" />}
      problems={problems}
    >
      {refusal && <RefusalNotice reason={refusal} />}
      {preview && typed ? (
        <>
          <h2 className="govuk-heading-m">
            <Message name="units:preview.heading" />
          </h2>
          <OrganisationPreview {...preview} />
          {preview.fields.includes('brandColour') && contrast && (
            <p className="govuk-body">
              <Message name="organisation:contrast.passes" values={{ ratio: contrast }} />
            </p>
          )}
          {preview.fields.includes('timeZone') && (
            <p className="govuk-body">
              <Message name="organisation:timeZone.effect" />
            </p>
          )}
          <ConfirmForm
            fingerprint={preview.fingerprint}
            button="organisation:button"
            problems={problems}
            typed={typed.reason}
          >
            <SentAlong typed={typed} />
          </ConfirmForm>
          <p className="govuk-body">
            <a className="govuk-link" href="/admin/organisation/details">
              <Message name="organisation:again" />
            </a>
          </p>
        </>
      ) : (
        <OrganisationFields fields={typed ?? fields} problems={problems} shade={shade} />
      )}
    </Page>
  )
}

function SentAlong({ typed }: { typed: NonNullable<Answer['typed']> }) {
  const { reason: _, ...fields } = typed
  return Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one) => <input key={name + one} type="hidden" name={name} value={one} />),
  )
}
