import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { foreseeWithdrawal, withdrawPolicy } from '#app/domain/certification/withdraw-policy.ts'
import { NoteField } from '#app/ui/note-field.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PolicyEffectTable } from '#app/ui/policy-effect-table.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { openPolicyForWriting } from '#app/web/policy-desk.ts'
import { refuse } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('policies:withdrawal.heading')

const withdrawal = z.object({
  reason: z
    .string('refusals:reason-missing')
    .trim()
    .min(1, 'refusals:reason-missing')
    .max(1000, 'desk:field.noteTooLong'),
  fingerprint: z.string().min(1).max(100),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  const { policy, revisions } = await openPolicyForWriting(administrator, params.policyId, context)
  const { effect, fingerprint } = await foreseeWithdrawal(db, policy.id, new Date())
  const { id, kind, unitName } = policy
  return { id, kind, unitName, title: revisions.at(-1)?.texts.en.title ?? null, effect, fingerprint }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  const typed = await typedText(request, 'reason')
  const { value, problems } = await parseForm(request, withdrawal)
  if (problems) return data({ problems, refusal: null, typed }, { status: 422 })

  const policyId = params.policyId ?? ''
  const outcome = await withdrawPolicy(db, { policyId, ...value }, actorOf(administrator), new Date())
  if (outcome.kind === 'withdrawn') return redirect(`/admin/policies/${policyId}`)
  if (outcome.reason !== 'policy-preview-stale') refuse(context, outcome.reason)
  const none: FormProblem[] | null = null
  return data({ problems: none, refusal: outcome.reason, typed }, { status: 409 })
}

export default function PolicyWithdrawalPage() {
  const { id, kind, unitName, title, effect, fingerprint } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return (
    <Page
      back={{ href: `/admin/policies/${id}`, label: <Message name="policies:one.back" /> }}
      problems={rejected?.problems}
      caption={
        <>
          {title && `${title}. `}
          <Message name={`policies:binds.${kind}`} values={{ unit: unitName }} />
        </>
      }
      heading={<Message name="policies:withdrawal.heading" />}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      <p className="govuk-body">
        <Message name="policies:withdrawal.effect" />
      </p>
      <p className="govuk-body">
        <Message name="policies:withdrawal.released" values={{ count: effect.people }} />{' '}
        <Message name="policies:withdrawal.opened" values={{ count: effect.open }} />
      </p>
      <PolicyEffectTable
        effect={effect}
        people="policies:withdrawal.column.people"
        open="policies:withdrawal.column.open"
      />
      <form method="post" noValidate>
        <input type="hidden" name="fingerprint" value={fingerprint} />
        <NoteField
          name="reason"
          label="policies:withdrawal.reason"
          hint="policies:withdrawal.reasonHint"
          typed={rejected?.typed.reason}
          problems={rejected?.problems}
        />
        <button type="submit" className="govuk-button govuk-button--warning">
          <Message name="policies:withdrawal.button" />
        </button>
      </form>
    </Page>
  )
}
