import { eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { staffImports } from '#db/schema/index.ts'
import { findOwnImport } from './import-ground.ts'

export type SettleRejectedRowsOutcome =
  | { kind: 'settled' }
  | { kind: 'refused'; reason: 'no-such-import' | 'not-finished' }

/** The rejected rows of a list need nothing more: they no longer wait for anybody. */
export function settleRejectedRows(
  db: Database,
  { importId }: { importId: string },
  actor: Actor,
  at: Date,
): Promise<SettleRejectedRowsOutcome> {
  return inTransaction(db, async (tx) => {
    const one = await findOwnImport(tx, importId, actor)
    if (!one) return { kind: 'refused', reason: 'no-such-import' }
    if (!one.finishedAt) return { kind: 'refused', reason: 'not-finished' }
    if (one.rejectedSettledAt) return { kind: 'settled' }
    await tx.update(staffImports).set({ rejectedSettledAt: at }).where(eq(staffImports.id, importId))
    await recordEntry(tx, { action: 'staff-import.rejected-settled', actor, subjectId: importId, payload: {} }, at)
    return { kind: 'settled' }
  })
}
