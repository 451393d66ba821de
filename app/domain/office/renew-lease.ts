import { and, eq } from 'drizzle-orm'
import { type Database, inTransaction } from '#db/handle.ts'
import { workItems } from '#db/schema/index.ts'
import { type LeasedWork, leaseTime } from './leased-work.ts'

/** Says that the holder is alive and at work; a lease that was lost meanwhile stays lost. Answers the lease as it is now. */
export function renewLease(db: Database, work: LeasedWork, at: Date): Promise<LeasedWork> {
  const leasedUntil = new Date(at.getTime() + leaseTime)
  return inTransaction(db, async (tx) => {
    const stillOurs = and(eq(workItems.id, work.id), eq(workItems.leasedUntil, work.leasedUntil))
    const renewed = await tx.update(workItems).set({ leasedUntil }).where(stillOurs).returning({ id: workItems.id })
    return renewed.length > 0 ? { ...work, leasedUntil } : work
  })
}
