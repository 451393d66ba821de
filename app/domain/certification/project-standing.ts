import type { standings } from '#db/schema/index.ts'
import { caughtUpAt } from './caught-up-at.ts'
import { latest, newestCertificate, signedNumber } from './cycle.ts'
import type { Facts } from './facts.ts'

/** What lists and gates need of a standing, without person and programme. */
export type Projection = Omit<typeof standings.$inferSelect, 'personId' | 'programmeId'>

/** The row to keep for these facts; null while there is nothing to keep. Time is not in it, so only facts change it. */
export function projectStanding(facts: Facts): Projection | null {
  const { certificates, signatures, suspensions, revocations } = facts
  // A signature alone opens nothing, and may be of rules that a later programme shares.
  if (certificates.length + suspensions.length + revocations.length === 0) return null
  const certificate = newestCertificate(facts, latest(revocations.map((revocation) => revocation.revokedAt)))
  return {
    certificateId: certificate?.id ?? null,
    certifiedFrom: certificate?.validFrom ?? null,
    validUntil: certificate?.validUntil ?? null,
    programmeNumber: certificate?.programmeNumber ?? null,
    caughtUpAt: certificate && caughtUpAt(facts, certificate),
    rulesNumber: signatures.length > 0 ? signedNumber(facts) : null,
    ...blockOf(facts),
  }
}

/** A revocation weighs more than a suspension; of suspensions, the one that ends last. One that has run out blocks nobody. */
function blockOf({ revocations, suspensions }: Facts): Pick<Projection, 'blockedReason' | 'blockedUntil'> {
  if (revocations.some((revocation) => revocation.liftedAt === null)) {
    return { blockedReason: 'revoked', blockedUntil: null }
  }
  const standing = suspensions.filter((suspension) => suspension.reinstatedAt === null)
  if (standing.length === 0) return { blockedReason: null, blockedUntil: null }
  const endless = standing.some((suspension) => suspension.endsAt === null)
  const ends = standing.flatMap((suspension) => suspension.endsAt ?? [])
  return { blockedReason: 'suspended', blockedUntil: endless ? null : latest(ends) }
}
