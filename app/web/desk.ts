import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { type Decision, whoDecides } from '#app/domain/certification/who-decides.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { lookAtPerson } from '#app/domain/people/look-at-person.ts'
import { actorReachesUnit } from '#app/domain/people/reaches.ts'
import { inProgramme } from '#app/ui/programme-links.tsx'
import type { Role } from '#db/schema/people.ts'
import { db } from './database.ts'
import type { FormProblem } from './forms.ts'
import { programmeInAddress, programmeOf } from './programme.ts'
import { notFound } from './refuse.ts'
import { requireRole, type SignedIn } from './signed-in.ts'

/** Whoever acts at a desk, as the domain knows them. */
export function actorOf({ personId }: SignedIn): Actor {
  return { kind: 'person', personId }
}

/** Another person's record for an officer whose role reaches them; 404 for everybody else's. That it was opened is written down. */
export async function openRecord(officer: SignedIn, personId: string | undefined, roles: Role[], at: Date) {
  const outcome = await lookAtPerson(db, { personId: personId ?? '', roles }, actorOf(officer), at)
  if (outcome.kind === 'refused') notFound()
  return outcome.person
}

/** Whether what people of a unit ask for in confidence is this officer's to deal with. */
export function hearsConfidences(officer: SignedIn, unitId: string, at: Date): Promise<boolean> {
  return actorReachesUnit(db, actorOf(officer), ['hr', 'focal-point'], unitId, at)
}

/** Whom an officer is about to decide on, for whoever may take this decision about them. */
export async function openForDecision({ request, params, context }: LoaderFunctionArgs, decision: Decision) {
  const officer = await requireRole(request, context, ...whoDecides[decision])
  const { id, name } = await openRecord(officer, params.personId, whoDecides[decision], new Date())
  const { id: programmeId, body } = await programmeOf(request)
  return { personId: id, name, programme: programmeInAddress(programmeId), programmeTitle: body.title }
}

/** The officer who posts this decision, and whom it is about. The command asks whether they are reached. */
export async function requireDecider({ request, params, context }: ActionFunctionArgs, decision: Decision) {
  const officer = await requireRole(request, context, ...whoDecides[decision])
  return {
    actor: actorOf(officer),
    whose: { personId: params.personId ?? '', programmeId: (await programmeOf(request)).id },
  }
}

/** After a decision about a person: back to their page, or this page again with the reason why not and what was typed. */
export function settle(
  { personId, programmeId }: { personId: string; programmeId: string },
  outcome: { kind: 'refused'; reason: string } | { kind: Exclude<string, 'refused'> },
  typed: Record<string, string> = {},
) {
  if (!('reason' in outcome)) throw redirect(inProgramme(`/hr/people/${personId}`, programmeInAddress(programmeId)))
  if (outcome.reason === 'no-such-person' || outcome.reason === 'out-of-reach') notFound()
  const problems: FormProblem[] | null = null
  return data({ problems, refusal: outcome.reason, typed }, { status: 409 })
}

/** This page again with what was wrong in the form and what was typed. */
export function unsettled(problems: FormProblem[], typed: Record<string, string> = {}) {
  const refusal: string | null = null
  return data({ problems, refusal, typed }, { status: 422 })
}
