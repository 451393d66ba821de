import { and, eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { workItems } from '#db/schema/index.ts'

/** What work of a kind is waiting for, by this field of its payload: what was given up waits for nothing. */
export async function listWaitedFor(db: Database, kind: string, field: string): Promise<string[]> {
  const waiting = await db
    .select({ payload: workItems.payload })
    .from(workItems)
    .where(and(eq(workItems.state, 'waiting'), eq(workItems.kind, kind)))
  return waiting.flatMap(({ payload }) => (typeof payload[field] === 'string' ? [payload[field]] : []))
}
