import type { AttemptKind, Mark, MovementKind, ProgrammeBody } from '#db/schema/index.ts'
import { applyRegrades, type RegradeFact } from './apply-regrades.ts'
import { type PolicyFacts, policyFactsUntil } from './policy-facts.ts'
import { type UpdateFact, updatesUntil } from './updates-due.ts'

/** Everything recorded about one person that their standing in one programme depends on. */
export type Facts = {
  knownSince: Date | null
  movements: { kind: MovementKind; movedAt: Date }[]
  /** `revisionId`: the English revision that was current then. */
  lessons: { courseId: string; lessonId: string; revisionId: string; completedAt: Date }[]
  attempts: AttemptFact[]
  signatures: SignatureFact[]
  certificates: CertificateFact[]
  suspensions: { suspendedAt: Date; endsAt: Date | null; reinstatedAt: Date | null }[]
  revocations: { revokedAt: Date; liftedAt: Date | null }[]
  exemptions: { grantedAt: Date; endsAt: Date | null; endedAt: Date | null }[]
  unlocks: { unlockedAt: Date }[]
  /** Spent attempts that were given back. */
  returns: { attemptId: string; returnedAt: Date }[]
  /** Marks given anew by corrected keys. What they make of an attempt is seen after `factsUntil`. */
  regrades: RegradeFact[]
  accommodations: { decidedAt: Date; extraAttempts: number; extraTimePercent: number }[]
  policies: PolicyFacts
}

export type AttemptFact = {
  id: string
  kind: AttemptKind
  /** `final`, `refresher`, `update`, or the id of the course that a quiz or pre-assessment is about. */
  part: string
  programmeNumber: number
  startedAt: Date
  endsAt: Date | null
  submittedAt: Date | null
  passed: boolean | null
  mark: Mark | null
  retakes: ObjectiveRetake | null
}

/** A retake of failed criticals: which whole paper it completes, and the objectives it covers. */
export type ObjectiveRetake = { attemptId: string; objectives: { courseId: string; objective: string }[] }

export type SignatureFact = { id: string; rulesNumber: number; signedAt: Date }

export type CertificateFact = {
  id: string
  number: string
  attemptId: string
  programmeNumber: number
  issuedAt: Date
  validFrom: Date
  validUntil: Date
}

/** What was published of a programme: its versions, its rules, the lessons of its modules and material changes of these. Each list oldest first. */
export type ProgrammeFacts = {
  id: string
  /** The organisation's: certificates end with a day there. IANA name. */
  timeZone: string
  versions: {
    id: string
    number: number
    material: boolean
    graceUntil: Date | null
    publishedAt: Date
    body: ProgrammeBody
  }[]
  rules: { id: string; number: number; material: boolean; graceUntil: Date | null; liveAt: Date | null }[]
  /** `revisionIds`: of each lesson the English revision that is current. */
  courses: { courseId: string; lessonIds: string[]; revisionIds: Record<string, string> }[]
  updates: UpdateFact[]
}

/** The facts as they stood at an instant: what came later is not there yet, and what was later ended still holds. */
export function factsUntil(facts: Facts, now: Date): Facts {
  const happened = (instant: Date) => instant <= now
  const ifHappened = (instant: Date | null) => (instant && happened(instant) ? instant : null)
  const regrades = facts.regrades.filter((fact) => happened(fact.regradedAt))
  return {
    knownSince: ifHappened(facts.knownSince),
    movements: facts.movements.filter((fact) => happened(fact.movedAt)),
    lessons: facts.lessons.filter((fact) => happened(fact.completedAt)),
    attempts: applyRegrades(
      facts.attempts
        .filter((fact) => happened(fact.startedAt))
        .map((fact) =>
          ifHappened(fact.submittedAt) ? fact : { ...fact, submittedAt: null, passed: null, mark: null },
        ),
      regrades,
    ),
    signatures: facts.signatures.filter((fact) => happened(fact.signedAt)),
    certificates: facts.certificates.filter((fact) => happened(fact.issuedAt)),
    suspensions: facts.suspensions
      .filter((fact) => happened(fact.suspendedAt))
      .map((fact) => ({ ...fact, reinstatedAt: ifHappened(fact.reinstatedAt) })),
    revocations: facts.revocations
      .filter((fact) => happened(fact.revokedAt))
      .map((fact) => ({ ...fact, liftedAt: ifHappened(fact.liftedAt) })),
    exemptions: facts.exemptions
      .filter((fact) => happened(fact.grantedAt))
      .map((fact) => ({ ...fact, endedAt: ifHappened(fact.endedAt) })),
    unlocks: facts.unlocks.filter((fact) => happened(fact.unlockedAt)),
    returns: facts.returns.filter((fact) => happened(fact.returnedAt)),
    regrades,
    accommodations: facts.accommodations.filter((fact) => happened(fact.decidedAt)),
    policies: policyFactsUntil(facts.policies, now),
  }
}

/** The programme as it was published at an instant. Lessons are those of the courses it was read with. */
export function programmeUntil(programme: ProgrammeFacts, now: Date): ProgrammeFacts {
  return {
    ...programme,
    versions: programme.versions.filter((version) => version.publishedAt <= now),
    rules: programme.rules.filter((revision) => revision.liveAt !== null && revision.liveAt <= now),
    updates: updatesUntil(programme.updates, now),
  }
}
