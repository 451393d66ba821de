import type { ProgrammeBody } from '#db/schema/index.ts'
import { addDays, dayOf, startOfDay } from './calendar-days.ts'
import type { AttemptFact, CertificateFact, Facts, ProgrammeFacts, SignatureFact } from './facts.ts'
import { type PolicyDue, policiesDue } from './policy-facts.ts'
import { type UpdateDue, updatesDue } from './updates-due.ts'

/** Something newer than a certificate rests on must be caught up with; the gate shuts after `by`. */
export type Due = { since: Date; by: Date }

/** Where a person is between one certificate and the next. */
export type Cycle = {
  /** The newest certificate that no revocation ended, expired or not. */
  certificate: CertificateFact | null
  /** Only what was begun from here on counts towards the next certificate. Null: everything. */
  since: Date | null
  /** From here on the certificate can be renewed. */
  renewalFrom: Date | null
  renewalOpen: boolean
  programmeDue: Due | null
  rulesDue: Due | null
  /** Material changes of modules that the certificate does not cover, the most urgent first. None once it expired: the final covers them. */
  updatesDue: UpdateDue[]
  /** Policies to sign, with a certificate or without, the most urgent first. */
  policiesDue: PolicyDue[]
  /** The passed final, and the signature, of the certificate to come. */
  pass: AttemptFact | null
  signature: SignatureFact | null
}

/** The cycle a person is in. Both arguments must already be cut off at `now` (`factsUntil`, `programmeUntil`). */
export function presentCycle(facts: Facts, programme: ProgrammeFacts, body: ProgrammeBody, now: Date): Cycle {
  const revokedAt = latest(facts.revocations.map((revocation) => revocation.revokedAt))
  const certificate = newestCertificate(facts, revokedAt)
  const since = certificate?.issuedAt ?? latest(facts.revocations.flatMap((revocation) => revocation.liftedAt ?? []))
  const renewalFrom = certificate && renewalOpensAt(certificate, body, programme.timeZone)
  const cycle = {
    certificate,
    since,
    renewalFrom,
    renewalOpen: renewalFrom !== null && renewalFrom <= now,
    programmeDue: certificate && firstDue(programme.versions, certificate.programmeNumber, (one) => one.publishedAt),
    rulesDue: certificate && firstDue(programme.rules, signedNumber(facts), (one) => one.liveAt as Date),
    updatesDue: certificate && now <= certificate.validUntil ? updatesDue(facts, programme, certificate) : [],
    policiesDue: policiesDue(facts.policies),
  }
  // Revoked: nothing done meanwhile lifts it.
  const revoked = facts.revocations.some((revocation) => revocation.liftedAt === null)
  if (revoked) return { ...cycle, pass: null, signature: null }
  return {
    ...cycle,
    pass: findPass(facts, programme, cycle.since, now),
    signature: findSignature(facts, programme, cycle),
  }
}

/** The number of the newest rules revision a person signed; 0 for none. */
export function signedNumber(facts: Facts): number {
  return Math.max(0, ...facts.signatures.map((signature) => signature.rulesNumber))
}

/** The newest certificate issued after the last revocation. */
export function newestCertificate(facts: Facts, revokedAt: Date | null): CertificateFact | null {
  return facts.certificates
    .filter((certificate) => revokedAt === null || certificate.issuedAt > revokedAt)
    .reduce<CertificateFact | null>((newest, one) => (newest && newest.issuedAt > one.issuedAt ? newest : one), null)
}

export function latest(instants: Date[]): Date | null {
  return instants.reduce<Date | null>((last, one) => (last && last > one ? last : one), null)
}

function renewalOpensAt({ validUntil }: CertificateFact, { validity }: ProgrammeBody, timeZone: string): Date {
  return startOfDay(addDays(dayOf(validUntil, timeZone), -validity.expiringDays), timeZone)
}

/** What the holder of `number` has to catch up with. A later publication never lengthens the grace of an earlier one. */
function firstDue<Revision extends { number: number; material: boolean; graceUntil: Date | null }>(
  revisions: Revision[],
  number: number,
  publishedAt: (revision: Revision) => Date,
): Due | null {
  return revisions
    .filter((revision) => revision.material && revision.number > number)
    .map((revision) => ({ since: publishedAt(revision), by: graceOf(revision, publishedAt(revision)) }))
    .reduce<Due | null>(
      (first, one) => ({
        since: first && first.since < one.since ? first.since : one.since,
        by: first && first.by < one.by ? first.by : one.by,
      }),
      null,
    )
}

/** The last millisecond of the grace; without a grace, the one before the publication. */
function graceOf({ graceUntil }: { graceUntil: Date | null }, publishedAt: Date): Date {
  return graceUntil ?? new Date(publishedAt.getTime() - 1)
}

/** A passed final that no certificate was awarded for yet. One under a version whose grace is over came too late. */
function findPass(facts: Facts, programme: ProgrammeFacts, since: Date | null, now: Date): AttemptFact | null {
  const awarded = new Set(facts.certificates.map((certificate) => certificate.attemptId))
  const passes = facts.attempts.filter((attempt) => {
    if (attempt.kind !== 'final' || !attempt.passed || awarded.has(attempt.id)) return false
    if (since !== null && attempt.startedAt < since) return false
    const due = firstDue(programme.versions, attempt.programmeNumber, (version) => version.publishedAt)
    return due === null || now <= due.by
  })
  return passes.at(-1) ?? null
}

/**
 * A signature that serves for the next certificate: of the newest material rules, and given in this cycle. A renewal asks for
 * one from the renewal window; catching up with a new programme version alone does not ask again.
 */
function findSignature(
  facts: Facts,
  programme: ProgrammeFacts,
  cycle: Pick<Cycle, 'certificate' | 'since' | 'renewalFrom' | 'renewalOpen'>,
): SignatureFact | null {
  const required = Math.max(0, ...programme.rules.filter((one) => one.material).map((one) => one.number))
  const from = cycle.certificate ? (cycle.renewalOpen ? cycle.renewalFrom : null) : cycle.since
  const serving = facts.signatures.filter(
    (signature) => signature.rulesNumber >= required && (from === null || signature.signedAt >= from),
  )
  return serving.at(-1) ?? null
}
