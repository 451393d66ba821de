import { and, eq, inArray, lte, max, type SQLWrapper, sql } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { namedAgain } from '#db/named-again.ts'
import { attempts, certificates, programmes, programmeVersions, rulesRevisions, signatures } from '#db/schema/index.ts'

/** A programme as it stood at a past instant. */
export type AsAt = { programmeId: string; at: Date }

/** What selects about a past instant are built upon; both are joined to people. */
export type HeldThen = ReturnType<typeof heldThen>

/** The newest certificate by then of everybody, or of these people, and the newest rules they had signed. */
export function heldThen(db: Database, { programmeId, at }: AsAt, among?: string[]) {
  const isAmong = (personId: SQLWrapper) => (among ? inArray(personId, among) : undefined)
  const newest = db
    .select({ personId: certificates.personId, issuedAt: max(certificates.issuedAt).as('newest_issued_at') })
    .from(certificates)
    .where(
      and(eq(certificates.programmeId, programmeId), lte(certificates.issuedAt, at), isAmong(certificates.personId)),
    )
    .groupBy(certificates.personId)
    .as('newest')
  // A retake completes the paper before it, which was drawn then.
  const whole = namedAgain(attempts, 'whole_paper')
  const held = db
    .select({
      personId: certificates.personId,
      issuedAt: certificates.issuedAt,
      validUntil: certificates.validUntil,
      number: programmeVersions.number,
      begunAt: sql<Date>`coalesce(${whole.startedAt}, ${certificates.validFrom})`.as('begun_at'),
    })
    .from(certificates)
    .innerJoin(newest, and(eq(newest.personId, certificates.personId), eq(newest.issuedAt, certificates.issuedAt)))
    .innerJoin(programmeVersions, eq(programmeVersions.id, certificates.programmeVersionId))
    .leftJoin(attempts, eq(attempts.id, certificates.attemptId))
    .leftJoin(whole, eq(whole.id, sql`coalesce(${attempts.retakes} ->> 'attemptId', ${attempts.id})`))
    .where(eq(certificates.programmeId, programmeId))
    .as('held')
  const signed = db
    .select({ personId: signatures.personId, number: max(rulesRevisions.number).as('signed_number') })
    .from(signatures)
    .innerJoin(rulesRevisions, eq(rulesRevisions.id, signatures.rulesRevisionId))
    .innerJoin(programmes, eq(programmes.rulesId, rulesRevisions.rulesId))
    .where(and(eq(programmes.id, programmeId), lte(signatures.signedAt, at), isAmong(signatures.personId)))
    .groupBy(signatures.personId)
    .as('signed')
  return { held, signed }
}
