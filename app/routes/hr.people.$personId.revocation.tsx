import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { revokeCertification } from '#app/domain/certification/revoke-certification.ts'
import { defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { DecisionPage } from '#app/ui/decision-page.tsx'
import { NoteField } from '#app/ui/note-field.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { TickField } from '#app/ui/tick-field.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { actorOf, openRecord, settle, unsettled } from '#app/web/desk.ts'
import { parseForm } from '#app/web/forms.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('desk:revocation.heading')

const grounds = ['breach-of-rules', 'dishonesty', 'disciplinary-decision', 'awarded-in-error'] as const

const revocation = z.object({
  ground: z.enum(grounds, 'desk:field.groundMissing'),
  note: z.string().trim().max(1000, 'desk:field.noteTooLong').optional(),
  sure: z.literal('yes', 'desk:field.sureMissing'),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, 'access-officer', 'administrator')
  const { id, name } = await openRecord(officer, params.personId, ['access-officer', 'administrator'], new Date())
  return { personId: id, name }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const officer = await requireRole(request, context, 'access-officer', 'administrator')
  const typed = await typedText(request, 'ground', 'note')
  const { value, problems } = await parseForm(request, revocation)
  if (problems) return unsettled(problems, typed)

  const personId = params.personId ?? ''
  const decision = { personId, programmeId: defaultProgrammeId, ground: value.ground, note: value.note || null }
  return settle(personId, await revokeCertification(db, decision, actorOf(officer), new Date()), typed)
}

export default function RevocationPage() {
  const person = useLoaderData<typeof loader>()
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
