import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { queueWork } from '#app/domain/office/queue-work.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { findOwnImport } from './import-ground.ts'
import { listRunningImports } from './list-running-imports.ts'
import { staffImportWork } from './prepare-staff-import.ts'

export type ResumeStaffImportOutcome =
  | { kind: 'resumed' }
  | { kind: 'refused'; reason: 'no-such-import' | 'not-under-way' | 'another-import-running' }

/** Goes on with a confirmed list whose work was given up, from where it came to; of one that is being worked at, nothing is new. */
export function resumeStaffImport(
  db: Database,
  { importId }: { importId: string },
  actor: Actor,
  at: Date,
): Promise<ResumeStaffImportOutcome> {
  return inTransaction(db, async (tx) => {
    const one = await findOwnImport(tx, importId, actor)
    if (!one) return { kind: 'refused', reason: 'no-such-import' }
    if (!one.confirmedAt || one.finishedAt) return { kind: 'refused', reason: 'not-under-way' }
    const running = await listRunningImports(tx)
    if (running.includes(importId)) return { kind: 'resumed' }
    if (running.length > 0) return { kind: 'refused', reason: 'another-import-running' }
    await queueWork(tx, { kind: staffImportWork, payload: { importId } }, at)
    const payload = { carriedRows: one.carriedRows }
    await recordEntry(tx, { action: 'staff-import.resumed', actor, subjectId: importId, payload }, at)
    return { kind: 'resumed' }
  })
}
