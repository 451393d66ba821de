import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { foreseeRule } from '#app/domain/assignments/publish-rule.ts'
import { whoRequires } from '#app/domain/certification/who-decides.ts'
import { ConfirmForm } from '#app/ui/confirm-form.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { RuleInWords } from '#app/ui/rule-in-words.tsx'
import { RulePreviewed } from '#app/ui/rule-preview.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { openRule, previewWithUnits, requiringReach, ruleDescriber } from '#app/web/rule-desk.ts'
import { confirmRule } from '#app/web/rule-page.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('required-learning:ending.heading')

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...whoRequires)
  const now = new Date()
  const rule = await openRule(params.ruleId, await requiringReach(officer.personId, now), now)
  const planned = { ruleId: rule.ruleId, programmeId: rule.programmeId, content: null }
  const found = await foreseeRule(db, planned, actorOf(officer), now)
  const page = {
    rule: (await ruleDescriber())(rule),
    preview: found.kind === 'foreseen' ? await previewWithUnits(found.preview) : null,
    refusal: found.kind === 'refused' ? found.reason : null,
  }
  return data(page, { status: page.refusal ? 409 : 200 })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const officer = await requireRole(request, context, ...whoRequires)
  const now = new Date()
  const rule = await openRule(params.ruleId, await requiringReach(officer.personId, now), now)
  const { ruleId, programmeId } = rule
  return confirmRule(request, officer, { ruleId, programmeId, content: null }, now)
}

export default function RuleEndingPage() {
  const { rule, preview, ...page } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const refusal = rejected?.refusal ?? page.refusal
  return (
    <Page
      wide
      back={{ href: '/hr/required-learning', label: <Message name="required-learning:back" /> }}
      heading={<Message name="required-learning:ending.heading" />}
      problems={rejected?.problems}
    >
      {refusal && <RefusalNotice reason={refusal} />}
      <p className="govuk-inset-text">
        <RuleInWords rule={rule} />
      </p>
      {preview && (
        <>
          <RulePreviewed preview={preview} />
          <ConfirmForm
            grave
            fingerprint={preview.fingerprint}
            button="required-learning:ending.button"
            problems={rejected?.problems ?? null}
            typed={rejected?.typed.reason}
          />
        </>
      )}
    </Page>
  )
}
