import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import type { Actor } from '#app/domain/people/actor.ts'
import { movePerson } from '#app/domain/people/move-person.ts'
import { recordLeave } from '#app/domain/people/record-leave.ts'
import { recordLeaving } from '#app/domain/people/record-leaving.ts'
import { recordReturn } from '#app/domain/people/record-return.ts'
import { db } from '#app/web/database.ts'
import { parseForm } from '#app/web/forms.ts'
import { backToRecord, isRecordProblem } from '#app/web/record-problems.ts'
import { refusal } from '#app/web/refuse.ts'
import { mayRecordPeople } from '#app/web/sign-in/may-find-people.ts'
import { requireRole } from '#app/web/signed-in.ts'

const movement = z.object({
  kind: z.enum(['moved', 'on-leave', 'seconded', 'returned', 'left']),
  movedTo: z.string().default(''),
  leaving: z.string().default(''),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ...mayRecordPeople)
  return redirect(`/admin/people/${params.personId}`)
}

/** Records where the person works, or that they do not. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { personId: actorId } = await requireRole(request, context, ...mayRecordPeople)
  const personId = params.personId ?? ''
  const { value } = await parseForm(request, movement)
  if (!value) throw new Response(null, { status: 400 })
  if (value.kind === 'moved' && value.movedTo === '') return backToRecord(personId, 'choose-unit')
  if (value.kind === 'left' && value.leaving !== 'yes') return backToRecord(personId, 'confirm-leaving')
  const outcome = await record({ personId, ...value }, { kind: 'person', personId: actorId }, new Date())
  if (outcome.kind === 'refused') {
    if (isRecordProblem(outcome.reason)) return backToRecord(personId, outcome.reason)
    throw refusal(outcome.reason, context)
  }
  return redirect(`/admin/people/${personId}?notice=moved`)
}

function record(step: z.output<typeof movement> & { personId: string }, actor: Actor, at: Date) {
  const { personId, kind, movedTo } = step
  switch (kind) {
    case 'moved':
      return movePerson(db, { personId, unitId: movedTo }, actor, at)
    case 'returned':
      return recordReturn(db, { personId }, actor, at)
    case 'left':
      return recordLeaving(db, { personId }, actor, at)
    default:
      return recordLeave(db, { personId, away: kind }, actor, at)
  }
}

export { NothingToShow as default } from '#app/ui/nothing-to-show.tsx'
