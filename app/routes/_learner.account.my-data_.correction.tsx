import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requestCorrection } from '#app/domain/data-protection/request-correction.ts'
import { NoteField } from '#app/ui/note-field.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { parseForm } from '#app/web/forms.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'
import { correctableThings } from '#db/schema/data-protection.ts'

export const meta = pageTitle('correction-request:ask.heading')

const wish = z.object({
  thing: z.enum(correctableThings, 'correction-request:ask.thingMissing'),
  shouldBe: z
    .string('correction-request:ask.shouldBeMissing')
    .trim()
    .min(1, 'correction-request:ask.shouldBeMissing')
    .max(500, 'correction-request:tooLong'),
  why: z.string().trim().max(500, 'correction-request:tooLong').default(''),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireSignedIn(request, context)
  return { things: correctableThings }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const typed = await typedText(request, 'thing', 'shouldBe', 'why')
  const { value, problems } = await parseForm(request, wish)
  if (problems) return data({ problems, refusal: null, typed }, { status: 422 })
  const { thing, shouldBe, why } = value
  const outcome = await requestCorrection(db, { personId, thing, shouldBe, why: why || null }, new Date())
  if (outcome.kind === 'requested') return redirect('/account/my-data#corrections')
  return data({ problems: null, refusal: outcome.reason, typed }, { status: 409 })
}

export default function CorrectionRequestPage() {
  const { things } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return (
    <Page
      back={{ href: '/account/my-data', label: <Message name="data-protection:mine.heading" /> }}
      heading={<Message name="correction-request:ask.heading" />}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      <p className="govuk-body">
        <Message name="correction-request:ask.explanation" />
      </p>
      <form method="post" noValidate>
        <RadioGroup
          name="thing"
          legend={<Message name="correction-request:ask.thing" />}
          choices={things.map((value) => ({ value, label: <Message name={`correction-request:thing.${value}`} /> }))}
          chosen={rejected?.typed.thing}
          problems={rejected?.problems}
        />
        <TextField
          name="shouldBe"
          label="correction-request:ask.shouldBe"
          defaultValue={rejected?.typed.shouldBe}
          autoComplete="off"
          problems={rejected?.problems}
        />
        <NoteField
          name="why"
          label="correction-request:ask.why"
          hint="correction-request:ask.whyHint"
          typed={rejected?.typed.why}
          problems={rejected?.problems}
        />
        <button type="submit" className="govuk-button">
          <Message name="correction-request:ask.send" />
        </button>
      </form>
    </Page>
  )
}
