import { eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Operator } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { workItems } from '#db/schema/index.ts'

/** Tries everything that was given up once more from the beginning, after whatever stood in its way was put right. */
export function reviveWork(db: Database, actor: Operator, at: Date): Promise<{ kind: 'revived'; pieces: number }> {
  return inTransaction(db, async (tx) => {
    const revived = await tx
      .update(workItems)
      .set({ state: 'waiting', failures: 0, runAt: at, leasedUntil: null })
      .where(eq(workItems.state, 'dead'))
      .returning({ id: workItems.id })
    if (revived.length > 0) {
      await recordEntry(
        tx,
        { action: 'work.revived', actor, subjectId: 'work', payload: { pieces: revived.length } },
        at,
      )
    }
    return { kind: 'revived', pieces: revived.length }
  })
}
