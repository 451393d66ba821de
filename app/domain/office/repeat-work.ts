import { and, eq, isNull } from 'drizzle-orm'
import { type Database, inTransaction } from '#db/handle.ts'
import { workItems } from '#db/schema/index.ts'
import { queueWork } from './queue-work.ts'

const aDay = 24 * 3_600_000

/**
 * Sees to it that exactly one untried piece of daily work of this kind is ahead: the first runs at once, later ones at `nextAt`,
 * or else a day apart.
 * Asked at every start and before every run, by however many processes. One that failed and is to be tried again is not ahead:
 * it may yet be given up, and tomorrow's must not go with it.
 */
export function repeatDaily(
  db: Database,
  kind: string,
  at: Date,
  nextAt: Date = new Date(at.getTime() + aDay),
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const untried = and(isNull(workItems.leasedUntil), eq(workItems.failures, 0))
    const [ahead] = await tx
      .select({ id: workItems.id })
      .from(workItems)
      .where(and(eq(workItems.kind, kind), eq(workItems.state, 'waiting'), untried))
    if (ahead) return
    const [before] = await tx.select({ id: workItems.id }).from(workItems).where(eq(workItems.kind, kind)).limit(1)
    const runAt = before ? nextAt : at
    await queueWork(tx, { kind, payload: {}, runAt }, at)
  })
}
