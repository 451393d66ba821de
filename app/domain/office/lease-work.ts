import { and, asc, eq, isNull, lt, lte, or } from 'drizzle-orm'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { workItems } from '#db/schema/index.ts'
import { type LeasedWork, leaseTime, nextTry } from './leased-work.ts'

/**
 * Takes up to `limit` pieces of work that are due and nobody holds. Whoever held one and let the lease run out has died with
 * it, which counts as a failure: work that kills its process is given up like any other.
 */
export async function leaseWork(db: Database, limit: number, at: Date): Promise<LeasedWork[]> {
  const due = dueAt(at)
  // Most looks find nothing; they must not make writers wait.
  const [any] = await db.select({ id: workItems.id }).from(workItems).where(due).limit(1)
  if (!any) return []
  return inTransaction(db, async (tx) => {
    const found = await tx.select().from(workItems).where(due).orderBy(asc(workItems.runAt)).limit(limit)
    const leased: LeasedWork[] = []
    for (const item of found) {
      const lease = await leaseOne(tx, item, at)
      if (lease) leased.push(lease)
    }
    return leased
  })
}

async function leaseOne(tx: Transaction, item: typeof workItems.$inferSelect, at: Date): Promise<LeasedWork | null> {
  const holderDied = item.leasedUntil !== null
  const failures = item.failures + (holderDied ? 1 : 0)
  if (holderDied && !nextTry(failures, at)) {
    const dead = { state: 'dead' as const, failures, leasedUntil: null, lastError: 'Its process ended while doing it' }
    await tx.update(workItems).set(dead).where(eq(workItems.id, item.id))
    return null
  }
  const leasedUntil = new Date(at.getTime() + leaseTime)
  await tx.update(workItems).set({ leasedUntil, failures }).where(eq(workItems.id, item.id))
  return { id: item.id, kind: item.kind, payload: item.payload, failures, leasedUntil }
}

function dueAt(at: Date) {
  return and(
    eq(workItems.state, 'waiting'),
    lte(workItems.runAt, at),
    or(isNull(workItems.leasedUntil), lt(workItems.leasedUntil, at)),
  )
}
