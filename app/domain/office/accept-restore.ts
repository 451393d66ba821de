import { eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { settings } from '#db/schema/index.ts'
import { findRestoredData } from './find-restored-data.ts'
import { gateShut } from './restored-data.ts'

export type AcceptRestoreOutcome =
  | { kind: 'accepted' }
  | { kind: 'refused'; reason: 'nothing-restored' | 'administrators-only' }

/** An administrator of the whole organisation has looked at what a restore lost, and lets the gates follow standing again. */
export function acceptRestore(db: Database, actor: Actor, at: Date): Promise<AcceptRestoreOutcome> {
  return inTransaction(db, async (tx) => {
    // What was lost may concern anybody, so an administrator of one unit cannot answer for it, nor whoever restored it.
    if (actor.kind !== 'person' || !(await administersEverything(tx, actor, at))) {
      return { kind: 'refused', reason: 'administrators-only' }
    }
    const restored = await findRestoredData(tx)
    if (!restored) return { kind: 'refused', reason: 'nothing-restored' }
    await tx.delete(settings).where(eq(settings.name, gateShut))
    const { lostAfter, entriesLost } = restored
    await recordEntry(
      tx,
      { action: 'restore.accepted', actor, subjectId: 'data', payload: { lostAfter, entriesLost } },
      at,
    )
    return { kind: 'accepted' }
  })
}
