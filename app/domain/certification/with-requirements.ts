import type { Database } from '#db/handle.ts'
import { awardDue } from './award-due.ts'
import type { Facts, ProgrammeFacts } from './facts.ts'
import { findStanding } from './find-standing.ts'
import type { Step } from './remaining-steps.ts'
import { type Standing, standing } from './standing.ts'

/** Whether the certificate of a required programme opens its gate now, and until when. */
export type Requirement = { programmeId: string; holds: boolean; validUntil: Date | null }

/** Where a person stands, what the programme requires of others included. What that is costs a programme without requirements nothing. */
export async function standingWithRequirements(
  db: Database,
  personId: string,
  facts: Facts,
  programme: ProgrammeFacts,
  now: Date,
): Promise<Standing> {
  const own = standing(facts, programme, now)
  const requirements = await findRequirements(db, personId, programme, now)
  if (requirements.length === 0) return own
  return withRequirements(own, requirements, awaitedSignature(facts, programme, now))
}

/** What the programme as it was at `now` requires, and whether it holds. Publishing sees to it that no programme requires itself. */
async function findRequirements(
  db: Database,
  personId: string,
  programme: ProgrammeFacts,
  now: Date,
): Promise<Requirement[]> {
  const body = programme.versions.findLast((version) => version.publishedAt <= now)?.body
  const requirements: Requirement[] = []
  for (const programmeId of body?.requires ?? []) {
    const { gate, validUntil } = await findStanding(db, { personId, programmeId }, now)
    requirements.push({ programmeId, holds: gate === 'open', validUntil })
  }
  return requirements
}

export async function requirementsHold(
  db: Database,
  personId: string,
  programme: ProgrammeFacts,
  now: Date,
): Promise<boolean> {
  return (await findRequirements(db, personId, programme, now)).every(({ holds }) => holds)
}

/**
 * A standing as the programmes that this one requires leave it. The state stays: the certificate runs on. But it opens nothing while
 * one of theirs does not hold, and no longer than the first of them.
 */
export function withRequirements(own: Standing, requirements: Requirement[], awaited: Step[]): Standing {
  if (own.state === 'left' || own.state === 'revoked' || own.state === 'suspended') return own
  const lacking = requirements.filter(({ holds }) => !holds)
  if (lacking.length > 0) {
    const first = lacking.map(({ programmeId }): Step => ({ kind: 'programme', programmeId }))
    const remaining = [...first, ...own.remaining]
    return own.gate === 'open'
      ? { ...own, gate: 'shut', reason: 'requirement-lapsed', refresherDue: false, remaining }
      : { ...own, remaining }
  }
  const ends = requirements.flatMap(({ validUntil }) => validUntil ?? [])
  const first = own.validUntil && new Date(Math.min(own.validUntil.getTime(), ...ends.map((end) => end.getTime())))
  return {
    ...own,
    validUntil: own.gate === 'open' ? first : own.validUntil,
    remaining: [...own.remaining, ...awaited],
  }
}

/**
 * The final is passed and the rules are signed, and a requirement that did not hold in that moment does now: signing once more
 * brings the certificate, for no fact of this programme will.
 */
function awaitedSignature(facts: Facts, programme: ProgrammeFacts, now: Date): Step[] {
  const body = programme.versions.findLast((version) => version.publishedAt <= now)?.body
  return body && awardDue(facts, programme, now) ? [{ kind: 'sign', rulesId: body.rules, live: true }] : []
}
