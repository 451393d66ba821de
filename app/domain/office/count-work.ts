import { and, count, gt, lte, ne, or } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { workItems } from '#db/schema/index.ts'

/** How much work waits that is due or failed before, and how much was given up. What is for later, such as tomorrow's, is no backlog. */
export async function countWork(db: Database, at: Date): Promise<{ waiting: number; dead: number }> {
  const rows = await db
    .select({ state: workItems.state, pieces: count() })
    .from(workItems)
    .where(and(ne(workItems.state, 'done'), or(lte(workItems.runAt, at), gt(workItems.failures, 0))))
    .groupBy(workItems.state)
  const waiting = rows.find((row) => row.state === 'waiting')
  const dead = rows.find((row) => row.state === 'dead')
  return { waiting: waiting?.pieces ?? 0, dead: dead?.pieces ?? 0 }
}
