import { randomUUID } from 'node:crypto'
import type { Transaction } from '#db/handle.ts'
import { workItems } from '#db/schema/index.ts'

/** Leaves work for after the commit, in the caller's transaction. It is due at once, or at `runAt`. Answers the item's id. */
export async function queueWork(
  tx: Transaction,
  work: { kind: string; payload: Record<string, unknown>; runAt?: Date },
  at: Date,
): Promise<string> {
  const id = randomUUID()
  await tx.insert(workItems).values({
    id,
    kind: work.kind,
    payload: work.payload,
    state: 'waiting',
    failures: 0,
    runAt: work.runAt ?? at,
    createdAt: at,
  })
  return id
}
