import { sql } from 'drizzle-orm'
import type { StandingState } from '#app/domain/certification/standing.ts'
import { areTogether, isOneOf } from '../closed-list.ts'
import { kit } from '../engine.ts'
import { people } from './people.ts'

/**
 * A projection for lists and gates, written in the same transaction as the fact and rebuilt by `lisans rebuild`.
 * Time is not in it: whoever reads compares `validUntil`, `blockedUntil` and the programme's row with now.
 */
export const standings = kit.table(
  'standings',
  {
    personId: kit
      .text()
      .notNull()
      .references(() => people.id),
    programmeId: kit.text().notNull(),
    certificateId: kit.text(),
    certifiedFrom: kit.instant(),
    validUntil: kit.instant(),
    /** Numbers of the programme version and rules revision that the certificate and the last signature rest on. */
    programmeNumber: kit.count(),
    rulesNumber: kit.count(),
    /** Material changes of modules published up to here are known to the holder. Null in rows of before: as `certifiedFrom`. */
    caughtUpAt: kit.instant(),
    blockedReason: kit.text().$type<'suspended' | 'revoked'>(),
    /** Null while blocked: with no end. */
    blockedUntil: kit.instant(),
  },
  (standing) => [
    kit.primaryKey({ columns: [standing.personId, standing.programmeId] }),
    kit.index('standings_until').on(standing.programmeId, standing.validUntil),
    kit
      .index('standings_blocked_people')
      .on(standing.programmeId, standing.blockedReason)
      .where(sql`blocked_reason is not null`),
    kit.check('standings_blocked', isOneOf(standing.blockedReason, ['suspended', 'revoked'])),
    kit.check(
      'standings_end_of_block',
      sql`${standing.blockedUntil} is null or ${standing.blockedReason} = 'suspended'`,
    ),
    kit.check(
      'standings_certificate',
      areTogether(standing.certificateId, standing.certifiedFrom, standing.validUntil, standing.programmeNumber),
    ),
  ],
)

/**
 * How many people of a unit were in each state at the end of a past day, worked out from the facts once and kept, for the past does not
 * change. A day without rows was never asked for.
 */
export const standingCounts = kit.table(
  'standing_counts',
  {
    programmeId: kit.text().notNull(),
    day: kit.day().notNull(),
    unitId: kit.text().notNull(),
    state: kit.text().$type<StandingState>().notNull(),
    /** Whose certificate held and ended within so many days; 0 for everybody else. */
    endsWithin: kit.count().$type<EndsWithin>().notNull(),
    people: kit.count().notNull(),
  },
  (counted) => [
    kit.primaryKey({
      columns: [counted.programmeId, counted.day, counted.unitId, counted.state, counted.endsWithin],
    }),
  ],
)

/** Within how many days a certificate that holds ends: the smallest of these windows; 0 where it ends later or none holds. */
export const endWindows = [30, 60, 90] as const
export type EndsWithin = 0 | (typeof endWindows)[number]
