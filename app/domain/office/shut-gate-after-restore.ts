import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Operator } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { authSessions, settings } from '#db/schema/index.ts'
import { gateShut, type RestoredData } from './restored-data.ts'

/**
 * Shuts every gate because the data is older than the world: a suspension or a revoked token may be among what was lost. Ends
 * all sessions too, for the restored ones may be among those that were ended since.
 */
export function shutGateAfterRestore(db: Database, restored: RestoredData, actor: Operator, at: Date): Promise<void> {
  return inTransaction(db, async (tx) => {
    await tx.delete(authSessions)
    await tx
      .insert(settings)
      .values({ name: gateShut, value: restored, changedAt: at })
      .onConflictDoUpdate({ target: settings.name, set: { value: restored, changedAt: at } })
    const { lostAfter, entriesLost } = restored
    await recordEntry(
      tx,
      { action: 'data.restored', actor, subjectId: 'data', payload: { lostAfter, entriesLost } },
      at,
    )
  })
}
