import { and, eq, lt, sql } from 'drizzle-orm'
import { type Database, inTransaction } from '#db/handle.ts'
import { workItems } from '#db/schema/index.ts'

const aDay = 24 * 3_600_000
const doneWorkKept = 30 * aDay

/**
 * Sees to it that exactly one piece of daily work of this kind is ahead: the first runs at once, later ones a day apart.
 * Asked at every start and after every run, by however many processes.
 */
export function repeatDaily(db: Database, kind: string, at: Date): Promise<void> {
  return inTransaction(db, async (tx) => {
    const free = sql`${workItems.leasedUntil} is null`
    const [ahead] = await tx
      .select({ id: workItems.id })
      .from(workItems)
      .where(and(eq(workItems.kind, kind), eq(workItems.state, 'waiting'), free))
    if (ahead) return
    const [before] = await tx.select({ id: workItems.id }).from(workItems).where(eq(workItems.kind, kind)).limit(1)
    const runAt = before ? new Date(at.getTime() + aDay) : at
    await tx.insert(workItems).values({
      id: crypto.randomUUID(),
      kind,
      payload: {},
      state: 'waiting',
      failures: 0,
      runAt,
      createdAt: at,
    })
  })
}

/** Forgets work that was done more than a month ago. */
export function forgetDoneWork(db: Database, at: Date): Promise<void> {
  return inTransaction(db, async (tx) => {
    const longAgo = new Date(at.getTime() - doneWorkKept)
    await tx.delete(workItems).where(and(eq(workItems.state, 'done'), lt(workItems.createdAt, longAgo)))
  })
}
