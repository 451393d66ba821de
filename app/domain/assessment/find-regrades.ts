import { asc, eq, sql } from 'drizzle-orm'
import type { RegradeFact } from '#app/domain/certification/apply-regrades.ts'
import type { Database } from '#db/handle.ts'
import { prepareOnce } from '#db/prepare-once.ts'
import { attemptRegrades } from '#db/schema/index.ts'

/** Every time a paper was marked anew, oldest first; most never are. */
export function findRegrades(db: Database, attemptId: string): Promise<RegradeFact[]> {
  return prepareOnce(db, regradesQuery).execute({ attemptId })
}

function regradesQuery(db: Database) {
  return db
    .select({
      attemptId: attemptRegrades.attemptId,
      regradedAt: attemptRegrades.regradedAt,
      passed: attemptRegrades.passed,
      mark: attemptRegrades.mark,
    })
    .from(attemptRegrades)
    .where(eq(attemptRegrades.attemptId, sql.placeholder('attemptId')))
    .orderBy(asc(attemptRegrades.regradedAt))
    .prepare()
}
