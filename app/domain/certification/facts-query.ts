import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import {
  accommodations,
  attemptRegrades,
  attemptReturns,
  attempts,
  attemptUnlocks,
  certificates,
  exemptionEnds,
  exemptions,
  lessonCompletions,
  type Mark,
  people,
  personMovements,
  programmes,
  programmeVersions,
  reinstatements,
  revocationLifts,
  revocations,
  rulesRevisions,
  signatures,
  suspensions,
} from '#db/schema/index.ts'
import { type Part, unionAll } from '#db/union-all.ts'
import type { ObjectiveRetake } from './facts.ts'
import { policyFactsParts } from './policy-facts-query.ts'

type Whose = { personId: string; programmeId: string }
type OfOneProgramme =
  | typeof certificates
  | typeof suspensions
  | typeof revocations
  | typeof exemptions
  | typeof attemptUnlocks
  | typeof accommodations
type FactsQuery = { execute: (whose: Whose) => Promise<FactRow[]> }

const personId = sql.placeholder('personId')
const programmeId = sql.placeholder('programmeId')

/** One row of the one select: what happened, when, and up to three more things that differ by kind. */
export type FactRow = {
  kind: string
  at: Date | null
  until: Date | null
  other: Date | null
  id: string | null
  name: string | null
  number: number | null
  extra: number | null
  flag: boolean | null
  mark: Mark | null
  retakes: ObjectiveRetake | null
}

/** Attempts come first: their columns give every later null its type on PostgreSQL. */
export function factsQuery(db: Database): FactsQuery {
  return unionAll<FactRow>(
    db
      .select({
        kind: kindOf('attempt'),
        at: attempts.startedAt,
        until: attempts.submittedAt,
        other: attempts.endsAt,
        id: attempts.id,
        name: sql`${attempts.kind} || ' ' || ${attempts.part}`,
        number: programmeVersions.number,
        extra: sql`${programmeVersions.number}`,
        flag: attempts.passed,
        mark: attempts.mark,
        retakes: attempts.retakes,
      })
      .from(attempts)
      .innerJoin(programmeVersions, eq(programmeVersions.id, attempts.programmeVersionId))
      .where(and(eq(attempts.personId, personId), eq(attempts.programmeId, programmeId))),
    ...otherFacts(db),
  ).prepare()
}

function otherFacts(db: Database): [Part, ...Part[]] {
  const theirs = (table: OfOneProgramme) => and(eq(table.personId, personId), eq(table.programmeId, programmeId))
  return [
    db
      .select(row('person', { at: people.createdAt }))
      .from(people)
      .where(eq(people.id, personId)),
    db
      .select(row('movement', { at: personMovements.movedAt, name: personMovements.kind, id: personMovements.unitId }))
      .from(personMovements)
      .where(eq(personMovements.personId, personId)),
    db
      .select(
        row('lesson', {
          at: lessonCompletions.completedAt,
          id: lessonCompletions.courseId,
          name: sql`${lessonCompletions.lessonId} || ' ' || ${lessonCompletions.lessonRevisionId}`,
        }),
      )
      .from(lessonCompletions)
      .where(eq(lessonCompletions.personId, personId)),
    db
      .select(row('signature', { at: signatures.signedAt, id: signatures.id, number: rulesRevisions.number }))
      .from(signatures)
      .innerJoin(rulesRevisions, eq(rulesRevisions.id, signatures.rulesRevisionId))
      .innerJoin(programmes, eq(programmes.rulesId, rulesRevisions.rulesId))
      .where(and(eq(signatures.personId, personId), eq(programmes.id, programmeId))),
    db
      .select(
        row('certificate', {
          at: certificates.issuedAt,
          until: certificates.validUntil,
          other: certificates.validFrom,
          id: certificates.id,
          name: sql`${certificates.number} || ' ' || ${certificates.attemptId}`,
          number: programmeVersions.number,
        }),
      )
      .from(certificates)
      .innerJoin(programmeVersions, eq(programmeVersions.id, certificates.programmeVersionId))
      .where(theirs(certificates)),
    db
      .select(
        row('suspension', {
          at: suspensions.suspendedAt,
          until: suspensions.endsAt,
          other: reinstatements.reinstatedAt,
        }),
      )
      .from(suspensions)
      .leftJoin(reinstatements, eq(reinstatements.suspensionId, suspensions.id))
      .where(theirs(suspensions)),
    db
      .select(row('revocation', { at: revocations.revokedAt, until: revocationLifts.liftedAt }))
      .from(revocations)
      .leftJoin(revocationLifts, eq(revocationLifts.revocationId, revocations.id))
      .where(theirs(revocations)),
    db
      .select(row('exemption', { at: exemptions.grantedAt, until: exemptions.endsAt, other: exemptionEnds.endedAt }))
      .from(exemptions)
      .leftJoin(exemptionEnds, eq(exemptionEnds.exemptionId, exemptions.id))
      .where(theirs(exemptions)),
    db
      .select(row('unlock', { at: attemptUnlocks.unlockedAt }))
      .from(attemptUnlocks)
      .where(theirs(attemptUnlocks)),
    db
      .select(row('return', { at: attemptReturns.returnedAt, id: attemptReturns.attemptId }))
      .from(attemptReturns)
      .innerJoin(attempts, eq(attempts.id, attemptReturns.attemptId))
      .where(and(eq(attempts.personId, personId), eq(attempts.programmeId, programmeId))),
    db
      .select(
        row('regrade', {
          at: attemptRegrades.regradedAt,
          id: attemptRegrades.attemptId,
          flag: attemptRegrades.passed,
          mark: attemptRegrades.mark,
        }),
      )
      .from(attemptRegrades)
      .innerJoin(attempts, eq(attempts.id, attemptRegrades.attemptId))
      .where(and(eq(attempts.personId, personId), eq(attempts.programmeId, programmeId))),
    db
      .select(
        row('accommodation', {
          at: accommodations.decidedAt,
          number: accommodations.extraAttempts,
          extra: accommodations.extraTimePercent,
        }),
      )
      .from(accommodations)
      .where(and(theirs(accommodations), isNotNull(accommodations.decidedAt))),
    ...policyFactsParts(db, row),
  ]
}

/** Every part of a union has the same columns in the same order. */
function row(kind: string, columns: Partial<Record<Exclude<keyof FactRow, 'kind'>, unknown>>): Record<string, SQL> {
  const none = sql`null`
  const { at, until, other, id, name, number, extra, flag, mark } = columns
  return {
    kind: kindOf(kind),
    at: (at ?? none) as SQL,
    until: (until ?? none) as SQL,
    other: (other ?? none) as SQL,
    id: (id ?? none) as SQL,
    name: (name ?? none) as SQL,
    number: (number ?? none) as SQL,
    extra: (extra ?? none) as SQL,
    flag: (flag ?? none) as SQL,
    mark: (mark ?? none) as SQL,
    retakes: none,
  }
}

function kindOf(kind: string): SQL {
  return sql.raw(`'${kind}'`).as('kind') as unknown as SQL
}
