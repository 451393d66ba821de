import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { revokeCertification } from '#app/domain/certification/revoke-certification.ts'
import { DecisionPage } from '#app/ui/decision-page.tsx'
import { NoteField } from '#app/ui/note-field.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { TickField } from '#app/ui/tick-field.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { openForDecision, requireDecider, settle, unsettled } from '#app/web/desk.ts'
import { parseForm } from '#app/web/forms.ts'
import { typedText } from '#app/web/typed-text.ts'
import { revocationGrounds } from '#db/schema/certification.ts'

export const meta = pageTitle('desk:revocation.heading')

const revocation = z.object({
  ground: z.enum(revocationGrounds, 'desk:field.groundMissing'),
  note: z.string().trim().max(1000, 'desk:field.noteTooLong').optional(),
  sure: z.literal('yes', 'desk:field.sureMissing'),
})

export async function loader(asked: LoaderFunctionArgs) {
  return { person: await openForDecision(asked, 'revocation'), grounds: revocationGrounds }
}

export async function action(posted: ActionFunctionArgs) {
  const { actor, whose } = await requireDecider(posted, 'revocation')
  const typed = await typedText(posted.request, 'ground', 'note')
  const { value, problems } = await parseForm(posted.request, revocation)
  if (problems) return unsettled(problems, typed)

  const decision = { ...whose, ground: value.ground, note: value.note || null }
  return settle(whose, await revokeCertification(db, decision, actor, new Date()), typed)
}

export default function RevocationPage() {
  const { person, grounds } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return (
    <DecisionPage decision="revocation" person={person} rejected={rejected} grave>
      <RadioGroup
        name="ground"
        legend={<Message name="desk:field.ground" />}
        choices={grounds.map((value) => ({ value, label: <Message name={`desk:revocation.ground.${value}`} /> }))}
        chosen={rejected?.typed.ground}
        problems={rejected?.problems}
      />
      <NoteField
        name="note"
        label="desk:field.note"
        hint="desk:field.noteHint"
        typed={rejected?.typed.note}
        problems={rejected?.problems}
      />
      <TickField name="sure" label={<Message name="desk:revocation.sure" />} problems={rejected?.problems} />
    </DecisionPage>
  )
}
