import { and, eq, gte, inArray, isNull } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { staffImportRows, staffImports } from '#db/schema/index.ts'
import { carriedOut } from './carry-out-piece.ts'
import { findOwnImport } from './import-ground.ts'

export type StopStaffImportOutcome =
  | { kind: 'stopped' }
  | { kind: 'refused'; reason: 'no-such-import' | 'not-under-way' }

/** Ends a confirmed list where it has come to: what was done stays, and the rows that are left say that they were not. */
export function stopStaffImport(
  db: Database,
  { importId }: { importId: string },
  actor: Actor,
  at: Date,
): Promise<StopStaffImportOutcome> {
  return inTransaction(db, async (tx) => {
    const one = await findOwnImport(tx, importId, actor)
    if (!one) return { kind: 'refused', reason: 'no-such-import' }
    if (!one.confirmedAt || one.finishedAt) return { kind: 'refused', reason: 'not-under-way' }
    const rows = staffImportRows
    const left = and(gte(rows.place, one.carriedRows), inArray(rows.verdict, carriedOut), isNull(rows.outcome))
    const stopped = await tx
      .update(rows)
      .set({ outcome: 'stopped' })
      .where(and(eq(rows.importId, importId), left))
      .returning({ place: rows.place })
    await tx.update(staffImports).set({ finishedAt: at }).where(eq(staffImports.id, importId))
    const payload = { carriedRows: one.carriedRows, rowsLeft: stopped.length }
    await recordEntry(tx, { action: 'staff-import.stopped', actor, subjectId: importId, payload }, at)
    return { kind: 'stopped' }
  })
}
