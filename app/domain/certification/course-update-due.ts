import { and, eq, exists, gt, isNull, lt, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { courseUpdates, standings } from '#db/schema/index.ts'

/**
 * A material change of a module was published after the holder was last examined in it; with `now`, only once its grace is over. Over
 * standings, like `updatesDue`. The first part is about nobody: where it is false, as long as none is overdue, a database answers it once
 * and looks at no standing.
 */
export function isCourseUpdateDue(db: Database, now?: SQLWrapper | Date): SQL {
  const asked = and(isNull(courseUpdates.withdrawnAt), now && lt(courseUpdates.graceUntil, now))
  const any = db.select({ one: sql`1` }).from(courseUpdates).where(asked)
  const theirs = db
    .select({ one: sql`1` })
    .from(courseUpdates)
    .where(and(eq(courseUpdates.programmeId, standings.programmeId), asked, gt(courseUpdates.publishedAt, caughtUp())))
  return and(exists(any), exists(theirs)) as SQL
}

/** Rows from before there were updates do not say it; their certificates began with the award. */
function caughtUp(): SQL {
  return sql`coalesce(${standings.caughtUpAt}, ${standings.certifiedFrom})`
}
