import { sql } from 'drizzle-orm'
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
