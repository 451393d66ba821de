import { and, eq, exists, gte, isNull, lt, ne, not, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import {
  people,
  policies,
  policyCoverage,
  policyGraces,
  rulesActivations,
  rulesRevisions,
  signatures,
} from '#db/schema/index.ts'

/**
 * A policy that binds the person's unit has a material revision that they have not signed; with `now`, only once the time for it is
 * over. Over people, like `policiesDue`. The first part is about nobody: where it is false, as long as no policy is overdue, a database
 * answers it once and looks at no person. `butFor` leaves one policy out, to see what would be without it.
 */
export function isPolicyDue(db: Database, now?: SQLWrapper | Date, { butFor }: { butFor?: string } = {}): SQL {
  return and(exists(liveMaterial(db, isLate(now), isOther(butFor))), isUnsigned(db, now, butFor)) as SQL
}

/** Whether the person has still to sign this policy. */
export function isToSign(db: Database, policyId: string): SQL {
  return exists(
    liveMaterial(
      db,
      eq(policies.id, policyId),
      exists(
        db
          .select({ one: sql`1` })
          .from(policyCoverage)
          .where(and(eq(policyCoverage.policyId, policies.id), eq(policyCoverage.unitId, people.unitId))),
      ),
      not(exists(signatureOf(db))),
    ),
  )
}

function liveMaterial(db: Database, ...conditions: (SQL | undefined)[]) {
  return db
    .select({ one: sql`1` })
    .from(policies)
    .innerJoin(rulesRevisions, eq(rulesRevisions.rulesId, policies.id))
    .innerJoin(rulesActivations, eq(rulesActivations.rulesRevisionId, rulesRevisions.id))
    .where(and(isNull(policies.withdrawnAt), eq(rulesRevisions.material, true), ...conditions))
}

function isUnsigned(db: Database, now: SQLWrapper | Date | undefined, butFor: string | undefined): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(policyCoverage)
      .innerJoin(policies, and(eq(policies.id, policyCoverage.policyId), isNull(policies.withdrawnAt)))
      .innerJoin(rulesRevisions, and(eq(rulesRevisions.rulesId, policies.id), eq(rulesRevisions.material, true)))
      .innerJoin(rulesActivations, eq(rulesActivations.rulesRevisionId, rulesRevisions.id))
      .where(
        and(
          eq(policyCoverage.unitId, people.unitId),
          isLate(now),
          isOther(butFor),
          not(exists(signatureOf(db))),
          now && not(exists(graceAt(db, now))),
        ),
      ),
  )
}

/** Of this revision or a later one, by the person whom the outer query is about. */
function signatureOf(db: Database) {
  const signed = db
    .select({ personId: signatures.personId, policyId: rulesRevisions.rulesId, signedNumber: rulesRevisions.number })
    .from(signatures)
    .innerJoin(rulesRevisions, eq(rulesRevisions.id, signatures.rulesRevisionId))
    .as('signed')
  return db
    .select({ one: sql`1` })
    .from(signed)
    .where(
      and(
        eq(signed.personId, people.id),
        eq(signed.policyId, policies.id),
        sql`${signed.signedNumber} >= ${rulesRevisions.number}`,
      ),
    )
}

function graceAt(db: Database, now: SQLWrapper | Date) {
  return db
    .select({ one: sql`1` })
    .from(policyGraces)
    .where(
      and(eq(policyGraces.personId, people.id), eq(policyGraces.policyId, policies.id), gte(policyGraces.until, now)),
    )
}

function isLate(now: SQLWrapper | Date | undefined): SQL | undefined {
  return now && or(isNull(rulesRevisions.graceUntil), lt(rulesRevisions.graceUntil, now))
}

function isOther(policyId: string | undefined): SQL | undefined {
  return policyId === undefined ? undefined : ne(policies.id, policyId)
}
