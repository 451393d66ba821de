import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { auditRoles } from '#app/domain/audit/audit-reach.ts'
import { mayAuditAll } from '#app/domain/audit/may-audit.ts'
import { findCheckpointKeeper, listCheckpointMails, nameCheckpointKeeper } from '#app/domain/office/mail-checkpoint.ts'
import { auditChainAddress } from '#app/ui/audit-addresses.ts'
import { CheckpointMails } from '#app/ui/checkpoint-mails.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ReasonField } from '#app/ui/reason-field.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { emailField } from '#app/web/email-field.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { reasonField } from '#app/web/reason-field.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'

const keeperForm = z.object({
  address: emailField('audit:keeper.wrong'),
  before: z.string().max(320),
  reason: reasonField,
})
const mailsShown = 10

export const meta = pageTitle('audit:keeper.heading')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...auditRoles)
  const mayChange = await mayAuditAll(db, actorOf(officer), new Date())
  if (!mayChange) return { mayChange, keeper: null, mails: [] }
  return { mayChange, keeper: await findCheckpointKeeper(db), mails: await listCheckpointMails(db, mailsShown) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const officer = await requireRole(request, context, ...auditRoles)
  const typed = await typedText(request, 'address', 'reason')
  const { value, problems } = await parseForm(request, keeperForm)
  const refusal: string | null = null
  if (problems) return data({ typed, problems: problems as FormProblem[] | null, refusal }, { status: 422 })
  const named = { address: value.address || null, before: value.before || null, reason: value.reason }
  const outcome = await nameCheckpointKeeper(db, named, actorOf(officer), new Date())
  if (outcome.kind !== 'refused') return redirect(`${auditChainAddress}/keeper`)
  return data({ typed, problems: null, refusal: outcome.reason as string | null }, { status: 409 })
}

export default function KeeperPage() {
  const { mayChange, keeper, mails } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page
      back={{ href: auditChainAddress, label: <Message name="audit:section.chain.name" /> }}
      heading={<Message name="audit:keeper.heading" />}
      problems={answer?.problems}
    >
      {answer?.refusal && <RefusalNotice reason={answer.refusal} />}
      <p className="govuk-body">
        <Message name="audit:keeper.explanation" />
      </p>
      {!mayChange ? (
        <p className="govuk-inset-text">
          <Message name="refusals:whole-audit-only" />
        </p>
      ) : (
        <>
          <p className="govuk-inset-text">
            {keeper ? (
              <Message name="audit:keeper.present" values={{ address: keeper.address }} />
            ) : (
              <Message name="audit:keeper.nobody" />
            )}
          </p>
          <form method="post" noValidate>
            <input type="hidden" name="before" value={keeper?.address ?? ''} />
            <TextField
              name="address"
              type="email"
              label="audit:keeper.address"
              hint="audit:keeper.addressHint"
              defaultValue={answer?.typed.address ?? keeper?.address ?? ''}
              problems={answer?.problems}
            />
            <ReasonField typed={answer?.typed.reason} problems={answer?.problems} />
            <button type="submit" className="govuk-button">
              <Message name="audit:keeper.save" />
            </button>
          </form>
          <CheckpointMails mails={mails} />
        </>
      )}
    </Page>
  )
}
