import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import {
  findSecondTrainerRule,
  secondTrainerRules,
  setSecondTrainerRule,
} from '#app/domain/authoring/second-trainer-rule.ts'
import { NoteField } from '#app/ui/note-field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { mayDecideForEverybody } from '#app/web/decide-for-everybody.ts'
import { actorOf } from '#app/web/desk.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('publishing:rule.title')

const form = z.object({
  rule: z.enum(secondTrainerRules, 'publishing:rule.missing'),
  before: z.enum(secondTrainerRules, 'common:form.invalid'),
  reason: z.string().trim().min(3, 'publishing:reason.missing').max(1000, 'desk:field.noteTooLong'),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  return {
    rule: await findSecondTrainerRule(db),
    rules: [...secondTrainerRules],
    mayChange: await mayDecideForEverybody(administrator),
    done: new URL(request.url).searchParams.get('done') === 'set',
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  const typed = await typedText(request, 'rule', 'reason')
  const { value, problems } = await parseForm(request, form)
  if (problems) return data({ problems, typed, refusal: null as string | null }, { status: 422 })
  const outcome = await setSecondTrainerRule(db, value, actorOf(administrator), new Date())
  if (outcome.kind !== 'refused') return redirect('/admin/second-trainer?done=set')
  return data({ problems: null as FormProblem[] | null, typed, refusal: outcome.reason }, { status: 409 })
}

export default function SecondTrainerPage() {
  const { rule, rules, mayChange, done } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return (
    <Page
      back={{ href: '/admin/courses', label: <Message name="publishing:rule.back" /> }}
      heading={<Message name="publishing:rule.title" />}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {done && !rejected && <Notice tone="good" role="status" heading={<Message name="publishing:rule.done" />} />}
      <p className="govuk-body">
        <Message name="publishing:rule.explanation" />
      </p>
      <p className="govuk-body">
        <strong>
          <Message name="publishing:rule.now" /> <Message name={`publishing:rule.${rule}`} />
        </strong>
      </p>
      {mayChange ? (
        <form method="post" noValidate>
          <input type="hidden" name="before" value={rule} />
          <RadioGroup
            name="rule"
            legend={<Message name="publishing:rule.legend" />}
            choices={rules.map((value) => ({ value, label: <Message name={`publishing:rule.${value}`} /> }))}
            chosen={rejected?.typed.rule || rule}
            problems={rejected?.problems}
          />
          <NoteField
            name="reason"
            label="publishing:reason.label"
            hint="publishing:rule.reasonHint"
            typed={rejected?.typed.reason}
            problems={rejected?.problems}
          />
          <button type="submit" className="govuk-button">
            <Message name="publishing:rule.set" />
          </button>
        </form>
      ) : (
        <p className="govuk-inset-text">
          <Message name="refusals:administrators-only" />
        </p>
      )}
    </Page>
  )
}
