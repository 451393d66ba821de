import { certificateValidity } from './certificate-validity.ts'
import { presentCycle } from './cycle.ts'
import { type Facts, factsUntil, type ProgrammeFacts, programmeUntil } from './facts.ts'

/** A certificate whose every condition is met. */
export type AwardDue = {
  attemptId: string
  signatureId: string
  programmeNumber: number
  validFrom: Date
  validUntil: Date
}

/** Whether the facts complete a certificate that was not awarded yet: a passed final, a signature of rules that are live, and no policy left to sign. */
export function awardDue(allFacts: Facts, wholeProgramme: ProgrammeFacts, now: Date): AwardDue | null {
  const facts = factsUntil(allFacts, now)
  const programme = programmeUntil(wholeProgramme, now)
  const body = programme.versions.at(-1)?.body
  if (!body) return null
  const { certificate, renewalOpen, policiesDue, pass, signature } = presentCycle(facts, programme, body, now)
  if (!pass || !signature || policiesDue.length > 0) return null
  const unexpired = certificate !== null && now <= certificate.validUntil ? certificate : null
  const held = unexpired && { validUntil: unexpired.validUntil, renewalOpen }
  return {
    attemptId: pass.id,
    signatureId: signature.id,
    programmeNumber: pass.programmeNumber,
    ...certificateValidity(body, { awardedAt: now, held, timeZone: programme.timeZone }),
  }
}
