import { and, eq } from 'drizzle-orm'
import { type Database, inTransaction } from '#db/handle.ts'
import { workItems } from '#db/schema/index.ts'
import { type LeasedWork, nextTry } from './leased-work.ts'

/** Says that the work is done, unless the lease was lost meanwhile: then it is its new holder's to say. */
export function finishWork(db: Database, work: LeasedWork): Promise<void> {
  return settle(db, work, { state: 'done', leasedUntil: null, lastError: null })
}

/** Says that the work failed: it is tried again after a pause, or given up after too many failures or when trying again is `hopeless`. */
export function failWork(
  db: Database,
  work: LeasedWork,
  failure: { error: string; hopeless: boolean },
  at: Date,
): Promise<void> {
  const failures = work.failures + 1
  const runAt = failure.hopeless ? null : nextTry(failures, at)
  const told = { failures, leasedUntil: null, lastError: failure.error.slice(0, 500) }
  return settle(db, work, runAt ? { ...told, runAt } : { ...told, state: 'dead' })
}

function settle(db: Database, work: LeasedWork, changes: Partial<typeof workItems.$inferInsert>): Promise<void> {
  return inTransaction(db, async (tx) => {
    const stillOurs = and(eq(workItems.id, work.id), eq(workItems.leasedUntil, work.leasedUntil))
    await tx.update(workItems).set(changes).where(stillOurs)
  })
}
