import type { ProgrammeBody } from '#db/schema/index.ts'
import { activityOf } from './activity-of.ts'
import { addMonths, dayOf, startOfDay } from './calendar-days.ts'
import { type Cycle, latest, presentCycle } from './cycle.ts'
import { type Facts, factsUntil, type ProgrammeFacts, programmeUntil } from './facts.ts'
import { type ModuleProgress, moduleProgress, remainingSteps, type Step } from './remaining-steps.ts'

/** In the order in which a list of them reads. */
export const standingStates = [
  'not-started',
  'in-progress',
  'certified',
  'expiring',
  'update-due',
  'expired',
  'exempt',
  'suspended',
  'revoked',
  'left',
] as const
export type StandingState = (typeof standingStates)[number]

/** Why a gate is shut: a closed list, for it leaves the service. */
export type GateReason =
  | 'unknown-person'
  | 'left'
  | 'not-certified'
  | 'in-progress'
  | 'expired'
  | 'suspended'
  | 'revoked'
  | 'update-overdue'
  | 'exempt-only'
  | 'requirement-lapsed'
  | 'no-grant'
  | 'gate-shut'

export type Standing = {
  state: StandingState
  gate: 'open' | 'shut'
  /** Null while the gate is open. */
  reason: GateReason | null
  /** When this state began. */
  since: Date | null
  /** When the gate shuts if nothing is done; after it shut by itself, when it did. Null otherwise. */
  validUntil: Date | null
  /** The latest, whatever became of it. */
  certificate: { number: string; issuedAt: Date; validUntil: Date } | null
  /** Null also for a suspension without an end. */
  suspendedUntil: Date | null
  /** On leave or seconded: reminders stop, the certificate runs on. */
  onLeave: boolean
  refresherDue: boolean
  renewalOpen: boolean
  modules: ModuleProgress[]
  /** For the certificate to come; while nothing is due, for the one that holds. */
  finalPassed: boolean
  rulesSigned: boolean
  /** In order; the first is what to do next. */
  remaining: Step[]
}

type Ruling = Pick<Standing, 'state' | 'reason' | 'since' | 'validUntil' | 'remaining'>

/**
 * Where a person stands in a programme at an instant, and what is left to do: design.md section 1. Total: every combination of facts
 * has a standing. Facts and publications later than `now` are not looked at, so it may be asked as at any past instant.
 */
export function standing(allFacts: Facts, wholeProgramme: ProgrammeFacts, now: Date): Standing {
  const facts = factsUntil(allFacts, now)
  const programme = programmeUntil(wholeProgramme, now)
  const body = programme.versions.at(-1)?.body
  if (!body) return beforeTheProgramme(facts)

  const cycle = presentCycle(facts, programme, body, now)
  const ruling = rule(facts, programme, body, cycle, now)
  const newest = facts.certificates.reduce<Facts['certificates'][number] | null>(
    (last, one) => (last && last.issuedAt > one.issuedAt ? last : one),
    null,
  )
  const holds = ruling.reason === null
  const nothingDue = cycle.certificate !== null && !cycle.renewalOpen
  return {
    ...ruling,
    gate: holds ? 'open' : 'shut',
    certificate: newest && { number: newest.number, issuedAt: newest.issuedAt, validUntil: newest.validUntil },
    suspendedUntil: runningSuspension(facts, now)?.endsAt ?? null,
    onLeave: ['on-leave', 'seconded'].includes(activityOf(facts).kind),
    refresherDue: holds && !cycle.renewalOpen && isRefresherDue(facts, cycle, body, programme.timeZone, now),
    renewalOpen: cycle.renewalOpen,
    modules: moduleProgress(facts, programme, body),
    finalPassed: cycle.pass !== null || (nothingDue && cycle.programmeDue === null),
    rulesSigned: cycle.signature !== null || (nothingDue && cycle.rulesDue === null),
  }
}

/** The first of these that applies is the person's state. */
function rule(facts: Facts, programme: ProgrammeFacts, body: ProgrammeBody, cycle: Cycle, now: Date): Ruling {
  const activity = activityOf(facts)
  if (activity.kind === 'left') return shut('left', 'left', activity.since, [])

  const revocation = facts.revocations.find((one) => one.liftedAt === null)
  if (revocation) return shut('revoked', 'revoked', revocation.revokedAt, [askNamedOfficer(null)])

  const suspension = runningSuspension(facts, now)
  if (suspension) return shut('suspended', 'suspended', suspension.suspendedAt, [askNamedOfficer(suspension.endsAt)])

  const remaining = remainingSteps(facts, programme, body, cycle, now)
  if (cycle.certificate && now <= cycle.certificate.validUntil) return certified(cycle, remaining, now)

  const exemption = facts.exemptions.find((one) => one.endedAt === null && (one.endsAt === null || now <= one.endsAt))
  if (exemption) return shut('exempt', 'exempt-only', exemption.grantedAt, remaining)

  if (cycle.certificate) {
    const { validUntil } = cycle.certificate
    return { ...shut('expired', 'expired', validUntil, remaining), validUntil }
  }
  const begunAt = firstStep(facts, body)
  return begunAt
    ? shut('in-progress', 'in-progress', begunAt, remaining)
    : shut('not-started', 'not-certified', facts.knownSince, remaining)
}

function certified(cycle: Cycle, remaining: Step[], now: Date): Ruling {
  const certificate = cycle.certificate as NonNullable<Cycle['certificate']>
  const due = [cycle.programmeDue, cycle.rulesDue, ...cycle.updatesDue, ...cycle.policiesDue].flatMap(
    (one) => one ?? [],
  )
  const ends = [certificate.validUntil, ...due.map((one) => one.by)]
  const validUntil = new Date(Math.min(...ends.map((end) => end.getTime())))
  if (due.length > 0) {
    const since = new Date(Math.min(...due.map((one) => one.since.getTime())))
    return { state: 'update-due', reason: now <= validUntil ? null : 'update-overdue', since, validUntil, remaining }
  }
  if (cycle.renewalOpen) return { state: 'expiring', reason: null, since: cycle.renewalFrom, validUntil, remaining }
  return { state: 'certified', reason: null, since: certificate.validFrom, validUntil, remaining }
}

function shut(state: StandingState, reason: GateReason, since: Date | null, remaining: Step[]): Ruling {
  return { state, reason, since, validUntil: null, remaining }
}

function askNamedOfficer(by: Date | null): Step {
  return { kind: 'ask', whom: 'named-officer', by }
}

/** A suspension that is neither over nor ended, if there is one. */
export function runningSuspension(facts: Facts, now: Date): Facts['suspensions'][number] | undefined {
  return facts.suspensions.find((one) => one.reinstatedAt === null && (one.endsAt === null || now < one.endsAt))
}

function firstStep(facts: Facts, { modules }: ProgrammeBody): Date | null {
  const lessons = facts.lessons.filter((one) => modules.includes(one.courseId))
  // A refresher is no step towards a certificate.
  const attempts = facts.attempts.filter((one) => one.kind !== 'refresher')
  const steps = [...lessons.map((one) => one.completedAt), ...attempts.map((one) => one.startedAt)]
  return steps.reduce<Date | null>((first, one) => (first && first < one ? first : one), null)
}

/** So many months after the certificate, or after the last refresher since. */
function isRefresherDue(
  facts: Facts,
  { certificate }: Cycle,
  { validity }: ProgrammeBody,
  timeZone: string,
  now: Date,
): boolean {
  if (!certificate || validity.refresherMonths <= 0) return false
  const refreshed = facts.attempts.flatMap(({ kind, submittedAt }) => (kind === 'refresher' && submittedAt) || [])
  const lastRenewed = latest([certificate.validFrom, certificate.issuedAt, ...refreshed]) as Date
  return startOfDay(addMonths(dayOf(lastRenewed, timeZone), validity.refresherMonths), timeZone) <= now
}

/** Nothing can be asked of anybody before the programme was first published. */
function beforeTheProgramme(facts: Facts): Standing {
  const left = activityOf(facts).kind === 'left'
  return {
    state: left ? 'left' : 'not-started',
    gate: 'shut',
    reason: left ? 'left' : 'not-certified',
    since: facts.knownSince,
    validUntil: null,
    certificate: null,
    suspendedUntil: null,
    onLeave: false,
    refresherDue: false,
    renewalOpen: false,
    modules: [],
    finalPassed: false,
    rulesSigned: false,
    remaining: [],
  }
}
