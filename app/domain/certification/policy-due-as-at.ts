import { and, eq, exists, gt, gte, isNull, lt, lte, not, or, type SQL, sql } from 'drizzle-orm'
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
import type { DueFrom } from './due-as-at.ts'
import { unitThen } from './here-as-at.ts'

/**
 * Whether at a past instant a policy bound the person's unit of which they had not signed a material revision, or not in time: over
 * people, the same as `policiesDue(policyFactsUntil(…))`. Which units a policy binds is taken as it is now.
 */
export function wasPolicyDue(db: Database, at: Date, counted: DueFrom): SQL {
  const isLate = counted === 'end-of-grace'
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
          isLate ? or(isNull(rulesRevisions.graceUntil), lt(rulesRevisions.graceUntil, at)) : undefined,
          not(exists(signatureThen(db, at))),
          isLate ? not(exists(graceThen(db, at))) : undefined,
        ),
      ),
  )
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
