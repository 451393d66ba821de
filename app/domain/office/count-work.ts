import { count, ne } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { workItems } from '#db/schema/index.ts'

/** How much work waits, and how much was given up. */
export async function countWork(db: Database): Promise<{ waiting: number; dead: number }> {
  const rows = await db
    .select({ state: workItems.state, pieces: count() })
    .from(workItems)
    .where(ne(workItems.state, 'done'))
    .groupBy(workItems.state)
  const waiting = rows.find((row) => row.state === 'waiting')
  const dead = rows.find((row) => row.state === 'dead')
  return { waiting: waiting?.pieces ?? 0, dead: dead?.pieces ?? 0 }
}
