import type { FormProblem } from '#app/web/forms.ts'
import type { readRulePage } from '#app/web/rule-page.ts'
import { ConfirmForm } from './confirm-form.tsx'
import { Page } from './page.tsx'
import { RefusalNotice } from './refusal-notice.tsx'
import { RuleForm } from './rule-form.tsx'
import { RuleInWords } from './rule-in-words.tsx'
import { RulePreviewed } from './rule-preview.tsx'
import { Message } from './translation.tsx'

type RulePageProps = {
  page: Awaited<ReturnType<typeof readRulePage>>['data']
  rejected: { problems: FormProblem[] | null; refusal: string | null; typed: { reason: string } } | undefined
}

/** A rule being made or changed: the form, what it would do, and only then the button that does it. */
export function RulePage({ page, rejected }: RulePageProps) {
  const { ruleId, fields, choices, present, planned, preview, problems } = page
  const refusal = rejected?.refusal ?? page.refusal
  const verb = ruleId === null ? 'new' : 'change'
  return (
    <Page
      wide
      back={{ href: '/hr/required-learning', label: <Message name="required-learning:back" /> }}
      heading={<Message name={`required-learning:${verb}.heading`} />}
      problems={rejected?.problems ?? problems}
    >
      {refusal && <RefusalNotice reason={refusal} />}
      {present && (
        <p className="govuk-body">
          <Message name="required-learning:change.present" /> <RuleInWords rule={present} />
        </p>
      )}
      <RuleForm fields={fields} isNew={ruleId === null} choices={choices} problems={problems} />
      {preview && planned && (
        <>
          <p className="govuk-inset-text">
            <RuleInWords rule={planned} />
          </p>
          <RulePreviewed preview={preview} />
          <ConfirmForm
            fingerprint={preview.fingerprint}
            button={`required-learning:${verb}.button`}
            problems={rejected?.problems ?? null}
            typed={rejected?.typed.reason}
          />
        </>
      )}
    </Page>
  )
}
