import { and, eq, type SQL, sql } from 'drizzle-orm'
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
import type { Part } from '#db/union-all.ts'

type Row = (kind: string, columns: Record<string, unknown>) => Record<string, SQL>

const personId = sql.placeholder('personId')

/**
 * The parts of the one select of facts that say what policies ask of a person: where they are, material revisions live in the units
 * they are or were in, their signatures, and the time that moves gave them.
 */
export function policyFactsParts(db: Database, row: Row): Part[] {
  const revision = row('policy', {
    at: rulesActivations.activatedAt,
    until: rulesRevisions.graceUntil,
    other: policies.withdrawnAt,
    id: policies.id,
    name: policyCoverage.unitId,
    number: rulesRevisions.number,
  })
  const isMaterial = and(eq(rulesRevisions.rulesId, policies.id), eq(rulesRevisions.material, true))
  return [
    db
      .select(row('place', { id: people.unitId }))
      .from(people)
      .where(eq(people.id, personId)),
    db
      .select(revision)
      .from(people)
      .innerJoin(policyCoverage, eq(policyCoverage.unitId, people.unitId))
      .innerJoin(policies, eq(policies.id, policyCoverage.policyId))
      .innerJoin(rulesRevisions, isMaterial)
      .innerJoin(rulesActivations, eq(rulesActivations.rulesRevisionId, rulesRevisions.id))
      .where(eq(people.id, personId)),
    db
      .select(revision)
      .from(personMovements)
      .innerJoin(policyCoverage, eq(policyCoverage.unitId, personMovements.unitId))
      .innerJoin(policies, eq(policies.id, policyCoverage.policyId))
      .innerJoin(rulesRevisions, isMaterial)
      .innerJoin(rulesActivations, eq(rulesActivations.rulesRevisionId, rulesRevisions.id))
      .where(eq(personMovements.personId, personId)),
    db
      .select(
        row('policy-signature', { at: signatures.signedAt, id: rulesRevisions.rulesId, number: rulesRevisions.number }),
      )
      .from(signatures)
      .innerJoin(rulesRevisions, eq(rulesRevisions.id, signatures.rulesRevisionId))
      .innerJoin(policies, eq(policies.id, rulesRevisions.rulesId))
      .where(eq(signatures.personId, personId)),
    db
      .select(row('policy-grace', { at: policyGraces.since, until: policyGraces.until, id: policyGraces.policyId }))
      .from(policyGraces)
      .where(eq(policyGraces.personId, personId)),
  ]
}
