import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/sqlite-core'
import type { Database } from '#db/handle.ts'
import { prepareOnce } from '#db/prepare-once.ts'
import {
  accommodations,
  attempts,
  attemptUnlocks,
  certificates,
  exemptions,
  lessonCompletions,
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
import { addFact, type FactRow } from './add-fact.ts'
import type { Facts } from './facts.ts'

type Whose = { personId: string; programmeId: string }
type Asked = { execute: (whose: Whose) => Promise<unknown[]> }

const personId = sql.placeholder('personId')
const programmeId = sql.placeholder('programmeId')

/**
 * Everything recorded about a person in a programme, oldest first. One select, so that what it says agrees with itself
 * whatever is being written meanwhile.
 */
export async function findFacts(db: Database, whose: Whose): Promise<Facts> {
  const rows = (await prepareOnce(db, factsQuery).execute(whose)) as FactRow[]
  const facts = noFacts()
  for (const row of rows.sort((one, other) => Number(one.at) - Number(other.at))) addFact(facts, row)
  return facts
}

export function noFacts(): Facts {
  return {
    knownSince: null,
    movements: [],
    lessons: [],
    attempts: [],
    signatures: [],
    certificates: [],
    suspensions: [],
    revocations: [],
    exemptions: [],
    unlocks: [],
    accommodations: [],
  }
}

/** Attempts come first: their columns give every later null its type on PostgreSQL. */
function factsQuery(db: Database): Asked {
  const all = unionAll(
    db
      .select({
        kind: kindOf('attempt'),
        at: attempts.startedAt,
        until: attempts.submittedAt,
        other: attempts.endsAt,
        id: attempts.id,
        name: attempts.part,
        number: programmeVersions.number,
        extra: sql`${programmeVersions.number}`,
        flag: attempts.passed,
        mark: attempts.mark,
        retakes: attempts.retakes,
      })
      .from(attempts)
      .innerJoin(programmeVersions, eq(programmeVersions.id, attempts.programmeVersionId))
      .where(and(eq(attempts.personId, personId), eq(attempts.programmeId, programmeId))) as never,
    ...(otherFacts(db) as [never, ...never[]]),
  )
  return (all as unknown as { prepare: () => Asked }).prepare()
}

function otherFacts(db: Database): unknown[] {
  const theirs = (table: { personId: unknown; programmeId: unknown }) =>
    and(eq(table.personId as SQL, personId), eq(table.programmeId as SQL, programmeId))
  return [
    db
      .select(row('person', { at: people.createdAt }))
      .from(people)
      .where(eq(people.id, personId)),
    db
      .select(row('movement', { at: personMovements.movedAt, name: personMovements.kind }))
      .from(personMovements)
      .where(eq(personMovements.personId, personId)),
    db
      .select(
        row('lesson', {
          at: lessonCompletions.completedAt,
          id: lessonCompletions.courseId,
          name: lessonCompletions.lessonId,
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
      .select(row('exemption', { at: exemptions.grantedAt, until: exemptions.endsAt }))
      .from(exemptions)
      .where(theirs(exemptions)),
    db
      .select(row('unlock', { at: attemptUnlocks.unlockedAt }))
      .from(attemptUnlocks)
      .where(theirs(attemptUnlocks)),
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
  ]
}

/** Every part of a union has the same columns in the same order. */
function row(kind: string, columns: Partial<Record<Exclude<keyof FactRow, 'kind'>, unknown>>): Record<string, SQL> {
  const none = sql`null`
  const { at, until, other, id, name, number, extra } = columns
  return {
    kind: kindOf(kind),
    at: (at ?? none) as SQL,
    until: (until ?? none) as SQL,
    other: (other ?? none) as SQL,
    id: (id ?? none) as SQL,
    name: (name ?? none) as SQL,
    number: (number ?? none) as SQL,
    extra: (extra ?? none) as SQL,
    flag: none,
    mark: none,
    retakes: none,
  }
}

function kindOf(kind: string): SQL {
  return sql.raw(`'${kind}'`).as('kind') as unknown as SQL
}
