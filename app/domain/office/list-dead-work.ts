import { asc, eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { workItems } from '#db/schema/index.ts'

/** Work that was given up, oldest first, for the operator to look into. */
export function listDeadWork(db: Database) {
  return db
    .select({
      id: workItems.id,
      kind: workItems.kind,
      failures: workItems.failures,
      lastError: workItems.lastError,
      createdAt: workItems.createdAt,
    })
    .from(workItems)
    .where(eq(workItems.state, 'dead'))
    .orderBy(asc(workItems.createdAt))
}
