import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { closePlatform, reopenPlatform } from '#app/domain/access/close-platform.ts'
import { findShutOut } from '#app/domain/access/find-shut-out.ts'
import { NoteField } from '#app/ui/note-field.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { openPlatform, problemOf, reasonField } from '#app/web/platform-desk.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('platforms:closure.close')

const closure = z.object({
  reason: reasonField,
  /** What the button said, so that a second tab does not undo what the first did. */
  intent: z.enum(['close', 'reopen'], 'common:form.invalid'),
  fingerprint: z.string().max(100).default(''),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'administrator')
  const platform = await openPlatform(params.platformId)
  const now = new Date()
  const after = { ...platform, closedAt: now }
  const shutOut = platform.closedAt ? null : await findShutOut(db, { platform, after }, now)
  return { id: platform.id, name: platform.name, shutOut }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = actorOf(await requireRole(request, context, 'administrator'))
  const { id: platformId } = await openPlatform(params.platformId)
  const typed = await typedText(request, 'reason')
  const { value, problems } = await parseForm(request, closure)
  const again = (found: FormProblem[], refusal: string | null) =>
    data({ problems: found, refusal, typed }, { status: refusal ? 409 : 422 })
  if (problems) return again(problems, null)

  const { reason, intent, fingerprint } = value
  const outcome =
    intent === 'close'
      ? await closePlatform(db, { platformId, reason, fingerprint: fingerprint || null }, actor, new Date())
      : await reopenPlatform(db, { platformId, reason }, actor, new Date())
  if (outcome.kind === 'to-be-seen') return again([], 'preview-changed')
  if (outcome.kind !== 'refused') return redirect(`/admin/platforms/${platformId}?notice=${outcome.kind}`)
  const problem = problemOf(outcome.reason)
  return problem ? again([problem], null) : again([], outcome.reason)
}

export default function PlatformClosurePage() {
  const { id, name, shutOut } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const intent = shutOut ? 'close' : 'reopen'
  return (
    <Page
      back={{ href: `/admin/platforms/${id}`, label: <Message name="platforms:backToPlatform" /> }}
      caption={name}
      heading={<Message name={`platforms:closure.${intent}`} />}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      <p className="govuk-body">
        <Message name={`platforms:closure.${intent}Effect`} />
      </p>
      {shutOut && (
        <p className="govuk-body">
          <strong>
            {shutOut.people > 0 ? (
              <Message name="platforms:closure.people" values={{ count: shutOut.people }} />
            ) : (
              <Message name="platforms:closure.nobody" />
            )}
          </strong>
        </p>
      )}
      <form method="post" noValidate>
        <NoteField
          name="reason"
          label="platforms:form.reason"
          hint="platforms:form.reasonHint"
          typed={rejected?.typed.reason}
          problems={rejected?.problems}
        />
        <input type="hidden" name="intent" value={intent} />
        <input type="hidden" name="fingerprint" value={shutOut?.fingerprint ?? ''} />
        <button type="submit" className={shutOut ? 'govuk-button govuk-button--warning' : 'govuk-button'}>
          <Message name={`platforms:closure.${intent}Button`} />
        </button>
      </form>
    </Page>
  )
}
