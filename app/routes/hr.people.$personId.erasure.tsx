import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { erasePerson } from '#app/domain/data-protection/erase-person.ts'
import { erasureRefusal, whoErases } from '#app/domain/data-protection/erasure-refusal.ts'
import { previewErasure } from '#app/domain/data-protection/preview-erasure.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import type { PersonRecord } from '#app/domain/people/find-person.ts'
import { foldIdentifier } from '#app/domain/people/fold-identifier.ts'
import { ErasureForm } from '#app/ui/erasure-form.tsx'
import { ErasurePreview } from '#app/ui/erasure-preview.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { actorOf, openRecord, settle, unsettled } from '#app/web/desk.ts'
import { parseForm } from '#app/web/forms.ts'
import { keepErasures } from '#app/web/keep-erasures.ts'
import { programmeIdOf } from '#app/web/programme.ts'
import { reasonField } from '#app/web/reason-field.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('erasure:heading')

const erasure = z.object({ reason: reasonField, number: z.string().trim() })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...whoErases)
  const now = new Date()
  const person = await openRecord(officer, params.personId, whoErases, now)
  if (person.erasedAt) throw redirect(`/hr/people/${person.id}`)
  const actor = actorOf(officer)
  const preview = await previewErasure(db, person.id)
  const obstacle = await erasureRefusal(db, person.id, actor, now)
  const elsewhere = preview.elsewhere > 0 && !(await administersEverything(db, actor, now))
  return {
    personId: person.id,
    name: person.name,
    number: numberOf(person),
    obstacle: obstacle ?? (elsewhere ? ('named-elsewhere' as const) : null),
    preview,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const officer = await requireRole(request, context, ...whoErases)
  const now = new Date()
  const person = await openRecord(officer, params.personId, whoErases, now)
  // Sent twice, it was done the first time.
  if (person.erasedAt) throw redirect(`/hr/people/${person.id}`)
  const typed = await typedText(request, 'reason', 'number')
  const { value, problems } = await parseForm(request, erasure)
  const differs = foldIdentifier(typed.number) !== foldIdentifier(numberOf(person))
  const wrongNumber = differs ? [{ field: 'number', message: 'erasure:numberDiffers' }] : []
  if (problems || differs) return unsettled([...(problems ?? []), ...wrongNumber], typed)

  const outcome = await erasePerson(db, { personId: person.id, reason: value.reason }, actorOf(officer), now)
  if (outcome.kind === 'erased') await keepErasures()
  if (outcome.kind === 'refused' && outcome.reason === 'reason-names-somebody') {
    return unsettled([{ field: 'reason', message: 'erasure:reasonNamesSomebody' }], typed)
  }
  const done = outcome.kind === 'refused' && outcome.reason === 'already-erased' ? { kind: 'erased' as const } : outcome
  return settle({ personId: person.id, programmeId: programmeIdOf(request) }, done, typed)
}

export default function ErasurePage() {
  const { personId, name, number, obstacle, preview } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return (
    <Page
      back={{ href: `/hr/people/${personId}`, label: <Message name="desk:person.back" /> }}
      problems={rejected?.problems}
      caption={name}
      heading={<Message name="erasure:heading" />}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      <ErasurePreview preview={preview} />
      {obstacle ? <RefusalNotice reason={obstacle} /> : <ErasureForm number={number} rejected={rejected} />}
    </Page>
  )
}

/** What has to be typed so that it is certain who is meant. */
function numberOf({ identifiers }: PersonRecord): string {
  return (identifiers.find(({ kind }) => kind === 'staff-number') ?? identifiers[0])?.shown ?? ''
}
