import {
  and,
  eq,
  exists,
  gt,
  gte,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  not,
  or,
  type SQL,
  type SQLWrapper,
  sql,
} from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import {
  people,
  personIdentifiers,
  platforms,
  programmeRequirements,
  programmes,
  programmeVersions,
  rulesActivations,
  rulesRevisions,
  standings,
} from '#db/schema/index.ts'
import { isCourseUpdateDue } from './course-update-due.ts'
import { isPolicyDue } from './policy-due.ts'

/** What `allowedQuery` is asked with. `identifier` is any name of the person, folded as it is stored. */
export type GateQuestion = { identifier: string; platform: string; now: Date }

/**
 * Whether a gate is open for a person: a row if it is, none if not; the same as `standing(…).gate`. To be prepared once
 * (`.prepare().execute(question)`), or taken as `.toSQL()` and its parameters filled with drizzle's `fillPlaceholders`.
 * It does not know whether all gates were shut by hand (the `gate-shut` setting).
 */
export function allowedQuery(db: Database) {
  const now = sql.param(sql.placeholder('now'), standings.validUntil)
  return db
    .select({ personId: people.id })
    .from(personIdentifiers)
    .innerJoin(people, eq(people.id, personIdentifiers.personId))
    .innerJoin(platforms, eq(platforms.id, sql.placeholder('platform')))
    .innerJoin(programmes, eq(programmes.id, platforms.programmeId))
    .innerJoin(standings, and(eq(standings.personId, people.id), eq(standings.programmeId, programmes.id)))
    .where(
      and(eq(personIdentifiers.value, sql.placeholder('identifier')), isAllowed(db, now), meetsRequirements(db, now)),
    )
    .limit(1)
}

/** The condition itself, over people, programmes and standings, for lists that count who is allowed. `butFor` leaves a policy out. */
export function isAllowed(db: Database, now: SQLWrapper | Date, policies: { butFor?: string } = {}): SQL {
  return and(
    ne(people.activity, 'left'),
    lte(standings.certifiedFrom, now),
    gte(standings.validUntil, now),
    not(isBlocked(now)),
    not(isProgrammeDue(db, now)),
    not(isRulesDue(db, now)),
    not(isCourseUpdateDue(db, now)),
    not(isPolicyDue(db, now, policies)),
  ) as SQL
}

/**
 * Every programme that this one requires would let the person through as well. The select inside is about the required programme's
 * row and standing: their names stand for the inner tables there. One that requires nothing costs a look at its own row.
 */
export function meetsRequirements(db: Database, now: SQLWrapper | Date): SQL {
  const holds = db
    .select({ one: sql`1` })
    .from(programmes)
    .innerJoin(standings, and(eq(standings.programmeId, programmes.id), eq(standings.personId, people.id)))
    .where(and(eq(programmes.id, programmeRequirements.requiredId), isAllowed(db, now)))
  const lacking = db
    .select({ one: sql`1` })
    .from(programmeRequirements)
    .where(and(eq(programmeRequirements.programmeId, programmes.id), not(exists(holds))))
  return or(eq(programmes.requiresOthers, false), not(exists(lacking))) as SQL
}

/** Suspended or revoked at this moment. */
export function isBlocked(now: SQLWrapper | Date): SQL {
  return and(
    isNotNull(standings.blockedReason),
    or(isNull(standings.blockedUntil), gt(standings.blockedUntil, now)),
  ) as SQL
}

/** A programme version with a material change came after the certificate; with `now`, only once its grace is over. */
export function isProgrammeDue(db: Database, now?: SQLWrapper | Date): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(programmeVersions)
      .where(
        and(
          eq(programmeVersions.programmeId, standings.programmeId),
          gt(programmeVersions.number, standings.programmeNumber),
          eq(programmeVersions.material, true),
          now && or(isNull(programmeVersions.graceUntil), lt(programmeVersions.graceUntil, now)),
        ),
      ),
  )
}

/** Rules with a material change went live after the last signature; with `now`, only once their grace is over. */
export function isRulesDue(db: Database, now?: SQLWrapper | Date): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(rulesRevisions)
      .innerJoin(rulesActivations, eq(rulesActivations.rulesRevisionId, rulesRevisions.id))
      .where(
        and(
          eq(rulesRevisions.rulesId, programmes.rulesId),
          gt(rulesRevisions.number, standings.rulesNumber),
          eq(rulesRevisions.material, true),
          now && or(isNull(rulesRevisions.graceUntil), lt(rulesRevisions.graceUntil, now)),
        ),
      ),
  )
}
