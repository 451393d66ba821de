import { and, eq, exists, gt, gte, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { people, reinstatements, revocationLifts, revocations, suspensions } from '#db/schema/index.ts'
import type { AsAt, HeldThen } from './held-as-at.ts'

/** A revocation ended the certificate, or kept the next from counting. */
export function wasRevoked(db: Database, asAt: AsAt, held: HeldThen['held']): SQL {
  return or(wasEndedByRevocation(db, asAt, held), stoodRevoked(db, asAt)) as SQL
}

/** A revocation ends the certificate it met for good, lifted or not. */
export function wasEndedByRevocation(db: Database, asAt: AsAt, held: HeldThen['held']): SQL {
  return exists(revocationsThen(db, asAt, gte(revocations.revokedAt, held.issuedAt)))
}

/** Until somebody lifts it, nothing done meanwhile counts. */
export function stoodRevoked(db: Database, asAt: AsAt): SQL {
  const notLifted = or(isNull(revocationLifts.liftedAt), gt(revocationLifts.liftedAt, asAt.at))
  return exists(revocationsThen(db, asAt, notLifted))
}

function revocationsThen(db: Database, { programmeId, at }: AsAt, condition: SQL | undefined) {
  return db
    .select({ one: sql`1` })
    .from(revocations)
    .leftJoin(revocationLifts, eq(revocationLifts.revocationId, revocations.id))
    .where(
      and(
        eq(revocations.personId, people.id),
        eq(revocations.programmeId, programmeId),
        lte(revocations.revokedAt, at),
        condition,
      ),
    )
}

export function wasSuspended(db: Database, { programmeId, at }: AsAt): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(suspensions)
      .leftJoin(reinstatements, eq(reinstatements.suspensionId, suspensions.id))
      .where(
        and(
          eq(suspensions.personId, people.id),
          eq(suspensions.programmeId, programmeId),
          lte(suspensions.suspendedAt, at),
          or(isNull(suspensions.endsAt), gt(suspensions.endsAt, at)),
          or(isNull(reinstatements.reinstatedAt), gt(reinstatements.reinstatedAt, at)),
        ),
      ),
  )
}
