import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { proveRestore } from '#app/domain/office/readiness/backup-proof.ts'
import { checkReadiness } from '#app/domain/office/readiness/check-readiness.ts'
import { sendTestMail } from '#app/domain/office/readiness/mail-tried.ts'
import { translator } from '#app/locales/translator.ts'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ReadinessItem } from '#app/ui/readiness-item.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { mayDecideForEverybody } from '#app/web/decide-for-everybody.ts'
import { actorOf } from '#app/web/desk.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { readinessSettings } from '#app/web/readiness.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('before-you-open:title')

const wish = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('test-mail') }),
  z.object({
    intent: z.literal('restore-proof'),
    code: z.string().trim().min(1, 'before-you-open:backup.codeMissing'),
  }),
])

const notices: Record<string, string> = {
  mail: 'before-you-open:mail.queued',
  proved: 'before-you-open:backup.accepted',
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const mayDecide = await mayDecideForEverybody(await requireRole(request, context, 'administrator'))
  const notice = notices[new URL(request.url).searchParams.get('notice') ?? ''] ?? null
  return { mayDecide, notice, list: await checkReadiness(db, readinessSettings, new Date()) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = actorOf(await requireRole(request, context, 'administrator'))
  const typed = await typedText(request, 'code')
  const { value, problems } = await parseForm(request, wish)
  const again = (found: FormProblem[], refusal: string | null) =>
    data({ problems: found, refusal, typed }, { status: refusal ? 409 : 422 })
  if (problems) return again(problems, null)

  if (value.intent === 'restore-proof') {
    const proved = await proveRestore(db, { typed: value.code }, actor, new Date())
    if (proved.kind === 'proved') return redirect('/admin/before-you-open?notice=proved')
    if (proved.reason !== 'proof-unknown') return again([], proved.reason)
    return again([{ field: 'code', message: 'refusals:proof-unknown' }], null)
  }
  const t = translator(context.language)
  const mail = { subject: t('before-you-open:mail.subject'), body: t('before-you-open:mail.body') }
  const carrier = readinessSettings.carrier ?? 'files'
  const outcome = await sendTestMail(db, { carrier, ...mail }, actor, new Date())
  return outcome.kind === 'queued' ? redirect('/admin/before-you-open?notice=mail') : again([], outcome.reason)
}

export default function BeforeYouOpenPage() {
  const { mayDecide, notice, list } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const done = list.filter(({ state }) => state === 'done').length
  return (
    <Page heading={<Message name="before-you-open:title" />} problems={rejected?.problems}>
      {notice && !rejected && <Notice tone="good" role="status" heading={<Message name={notice} />} />}
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      <p className="govuk-body">
        <Message name="before-you-open:explanation" />
      </p>
      <p className="govuk-body">
        <strong>
          <Message name="before-you-open:count" values={{ count: done, total: list.length }} />
        </strong>
      </p>
      <ul className="govuk-list lisans-desk">
        {list.map((item) => (
          <ReadinessItem key={item.name} item={item}>
            {mayDecide && item.name === 'mail' && <TestMail />}
            {mayDecide && item.name === 'backup' && item.finding !== 'postgres' && (
              <RestoreProof typed={rejected?.typed.code} problems={rejected?.problems ?? null} />
            )}
          </ReadinessItem>
        ))}
      </ul>
    </Page>
  )
}

function TestMail() {
  return (
    <form method="post">
      <input type="hidden" name="intent" value="test-mail" />
      <button type="submit" className="govuk-button govuk-button--secondary lisans-beneath">
        <Message name="before-you-open:mail.button" />
      </button>
    </form>
  )
}

function RestoreProof({ typed, problems }: { typed: string | undefined; problems: FormProblem[] | null }) {
  return (
    <form method="post" noValidate>
      <input type="hidden" name="intent" value="restore-proof" />
      <TextField
        name="code"
        label="before-you-open:backup.code"
        hint="before-you-open:backup.codeHint"
        defaultValue={typed}
        problems={problems}
      />
      <button type="submit" className="govuk-button govuk-button--secondary lisans-beneath">
        <Message name="before-you-open:backup.button" />
      </button>
    </form>
  )
}
