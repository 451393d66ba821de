import { and, desc, eq, gt } from 'drizzle-orm'
import { findProgrammeBody } from '#app/domain/learning/find-programme.ts'
import type { Database } from '#db/handle.ts'
import { certificates, correctionRequests, type LocalisedText, people } from '#db/schema/index.ts'
import { activityOf } from './activity-of.ts'
import { readCertificateNumber } from './certificate-number.ts'
import { findSituation, type Situation } from './find-situation.ts'
import { runningSuspension } from './standing.ts'

/** The least that proves a certificate. Why one is not valid is nobody else's business, but that it ran out is printed on it. */
export type Verification = {
  valid: boolean
  /** `holder-erased`: it would count, but nobody can say any more whose it is. */
  state: 'valid' | 'replaced' | 'holder-erased' | 'expired' | 'not-valid'
  number: string
  holderName: string
  /** The holder is no longer with the organisation; the certificate says what it said. */
  holderLeft: boolean
  /** Who the holder was was erased: the certificate was awarded, to whom nobody can say any more. */
  holderErased: boolean
  /** Since when it bears another name than the paper may; null where its name was never corrected. */
  nameCorrectedAt: Date | null
  organisation: string
  programmeTitle: LocalisedText
  issuedAt: Date
  validUntil: Date
}

/** What anybody may learn about the certificate with this number, however it was typed; null when there is none. */
export async function verifyCertificate(db: Database, typed: string, now: Date): Promise<Verification | null> {
  const number = readCertificateNumber(typed)
  if (!number) return null
  const [certificate] = await db.select().from(certificates).where(eq(certificates.number, number))
  const situation = certificate && (await findSituation(db, certificate, now))
  if (!certificate || !situation || certificate.issuedAt > now) return null
  const { holderName, organisation, issuedAt, validUntil } = certificate
  const [holder] = await db
    .select({ erasedAt: people.erasedAt })
    .from(people)
    .where(eq(people.id, certificate.personId))
  const body = await findProgrammeBody(db, certificate.programmeVersionId)
  const holderErased = (holder?.erasedAt ?? null) !== null
  const counts = stateOf(certificate, situation, now)
  const state = holderErased && (counts === 'valid' || counts === 'replaced') ? 'holder-erased' : counts
  return {
    valid: state === 'valid' || state === 'replaced',
    state,
    number,
    holderName,
    holderLeft: activityOf(situation.facts).kind === 'left',
    holderErased,
    nameCorrectedAt: await findNameCorrection(db, certificate),
    organisation,
    programmeTitle: body.title,
    issuedAt,
    validUntil,
  }
}

function stateOf(
  { id, issuedAt, validUntil }: typeof certificates.$inferSelect,
  { facts, cycle, standing }: Situation,
  now: Date,
): Exclude<Verification['state'], 'holder-erased'> {
  if (facts.revocations.some((revocation) => revocation.revokedAt >= issuedAt)) return 'not-valid'
  if (validUntil < now) return 'expired'
  if (runningSuspension(facts, now)) return 'not-valid'
  const overdue = [cycle.programmeDue, cycle.rulesDue, ...cycle.updatesDue].some((due) => due !== null && due.by < now)
  if (overdue || standing.reason === 'requirement-lapsed') return 'not-valid'
  return cycle.certificate?.id === id ? 'valid' : 'replaced'
}

async function findNameCorrection(
  db: Database,
  { personId, issuedAt }: typeof certificates.$inferSelect,
): Promise<Date | null> {
  const { thing, outcome, answeredAt } = correctionRequests
  const [newest] = await db
    .select({ answeredAt })
    .from(correctionRequests)
    .where(
      and(
        eq(correctionRequests.personId, personId),
        eq(thing, 'name'),
        eq(outcome, 'corrected'),
        gt(answeredAt, issuedAt),
      ),
    )
    .orderBy(desc(answeredAt))
    .limit(1)
  return newest?.answeredAt ?? null
}
