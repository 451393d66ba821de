import { and, desc, eq, exists, gt, gte, isNotNull, isNull, lt, lte, not, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import {
  people,
  personMovements,
  policies,
  policyCoverage,
  policyGraces,
  rulesActivations,
  rulesRevisions,
  signatures,
} from '#db/schema/index.ts'

/**
 * Whether at a past instant a policy bound the person's unit of which they had not signed a material revision in time: over people, the
 * same as `policiesDue(policyFactsUntil(…))`. Which units a policy binds is taken as it is now.
 */
export function wasPolicyOverdue(db: Database, at: Date): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(policyCoverage)
      .innerJoin(policies, eq(policies.id, policyCoverage.policyId))
      .innerJoin(rulesRevisions, and(eq(rulesRevisions.rulesId, policies.id), eq(rulesRevisions.material, true)))
      .innerJoin(rulesActivations, eq(rulesActivations.rulesRevisionId, rulesRevisions.id))
      .where(
        and(
          sql`${policyCoverage.unitId} = ${unitThen(db, at)}`,
          or(isNull(policies.withdrawnAt), gt(policies.withdrawnAt, at)),
          lte(rulesActivations.activatedAt, at),
          or(isNull(rulesRevisions.graceUntil), lt(rulesRevisions.graceUntil, at)),
          not(exists(signatureThen(db, at))),
          not(exists(graceThen(db, at))),
        ),
      ),
  )
}

/** Where the person was: as they were last placed by then, or where they are if nobody placed them anywhere since. */
function unitThen(db: Database, at: Date): SQL {
  const placements = and(eq(personMovements.personId, people.id), isNotNull(personMovements.unitId))
  const later = db
    .select({ one: sql`1` })
    .from(personMovements)
    .where(and(placements, gt(personMovements.movedAt, at)))
  const last = db
    .select({ unitId: personMovements.unitId })
    .from(personMovements)
    .where(and(placements, lte(personMovements.movedAt, at)))
    .orderBy(desc(personMovements.movedAt))
    .limit(1)
  return sql`case when ${exists(later)} then (${last}) else ${people.unitId} end`
}

function signatureThen(db: Database, at: Date) {
  const signed = db
    .select({ personId: signatures.personId, policyId: rulesRevisions.rulesId, signedNumber: rulesRevisions.number })
    .from(signatures)
    .innerJoin(rulesRevisions, eq(rulesRevisions.id, signatures.rulesRevisionId))
    .where(lte(signatures.signedAt, at))
    .as('signed_policy')
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

function graceThen(db: Database, at: Date) {
  return db
    .select({ one: sql`1` })
    .from(policyGraces)
    .where(
      and(
        eq(policyGraces.personId, people.id),
        eq(policyGraces.policyId, policies.id),
        lte(policyGraces.since, at),
        gte(policyGraces.until, at),
      ),
    )
}
