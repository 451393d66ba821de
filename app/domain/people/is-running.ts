import { and, gt, isNull, or, type SQL } from 'drizzle-orm'
import { roleGrants } from '#db/schema/index.ts'

/** A role grant that nobody ended and whose own end has not come. */
export function isRunning(at: Date): SQL {
  return and(isNull(roleGrants.endedAt), or(isNull(roleGrants.runsUntil), gt(roleGrants.runsUntil, at))) as SQL
}
