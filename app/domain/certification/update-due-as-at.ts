import { and, eq, exists, gt, isNull, lt, lte, not, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { attemptRegrades, attempts, courseUpdates, people } from '#db/schema/index.ts'
import type { DueFrom } from './due-as-at.ts'
import type { AsAt } from './held-as-at.ts'

/**
 * Whether at a past instant a changed module was still to be caught up with, or the grace for it over: over people, the same as
 * `updatesDue` of the facts cut off then. `begunAt`: when the whole paper of the certificate held then was begun. The first part is about
 * nobody: as long as no update was ever due, a database answers it once.
 */
export function wasUpdateDue(db: Database, { programmeId, at }: AsAt, begunAt: SQLWrapper, counted: DueFrom): SQL {
  const due = and(
    eq(courseUpdates.programmeId, programmeId),
    lte(courseUpdates.publishedAt, at),
    counted === 'end-of-grace' ? lt(courseUpdates.graceUntil, at) : undefined,
    or(isNull(courseUpdates.withdrawnAt), gt(courseUpdates.withdrawnAt, at)),
  )
  const one = { one: sql`1` }
  // A failed one that a corrected key makes a pass counts from then on.
  const passedAnew = db
    .select(one)
    .from(attemptRegrades)
    .where(
      and(
        eq(attemptRegrades.attemptId, attempts.id),
        eq(attemptRegrades.passed, true),
        lte(attemptRegrades.regradedAt, at),
      ),
    )
  const passed = db
    .select(one)
    .from(attempts)
    .where(
      and(
        eq(attempts.personId, people.id),
        eq(attempts.programmeId, programmeId),
        eq(attempts.kind, 'update'),
        or(eq(attempts.passed, true), exists(passedAnew)),
        lte(attempts.submittedAt, at),
        sql`${attempts.startedAt} >= ${courseUpdates.publishedAt}`,
      ),
    )
  const missed = and(due, gt(courseUpdates.publishedAt, begunAt), not(exists(passed)))
  return and(
    exists(db.select(one).from(courseUpdates).where(due)),
    exists(db.select(one).from(courseUpdates).where(missed)),
  ) as SQL
}
