import { eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { queueWork } from '#app/domain/office/queue-work.ts'
import { rehearsalHolds } from '#app/domain/office/rehearsal-holds.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { staffImports } from '#db/schema/index.ts'
import { countVerdicts } from './count-verdicts.ts'
import { findLargestLosses, leavesTooMany } from './find-largest-losses.ts'
import { findOwnImport } from './import-ground.ts'
import { listRunningImports } from './list-running-imports.ts'
import { staffImportWork } from './prepare-staff-import.ts'

export type ConfirmStaffImportOutcome =
  | { kind: 'confirmed' }
  | {
      kind: 'refused'
      reason:
        | 'no-such-import'
        | 'not-judged'
        | 'import-changed-meanwhile'
        | 'already-confirmed'
        | 'rehearsal-too-old'
        | 'nothing-to-do'
        | 'leaving-not-typed'
        | 'another-import-running'
    }

/** Has a judged list carried out: its sound rows only, and one list at a time. Only whoever brought it in can. */
export function confirmStaffImport(
  db: Database,
  { importId, version, leavingTyped }: { importId: string; version: number; leavingTyped: number | null },
  actor: Actor,
  at: Date,
): Promise<ConfirmStaffImportOutcome> {
  return inTransaction(db, async (tx) => {
    const one = await findOwnImport(tx, importId, actor)
    if (!one) return { kind: 'refused', reason: 'no-such-import' }
    if (one.confirmedAt) return { kind: 'refused', reason: 'already-confirmed' }
    if (one.version !== version) return { kind: 'refused', reason: 'import-changed-meanwhile' }
    if (!one.judgedAt) return { kind: 'refused', reason: 'not-judged' }
    if (at.getTime() - one.judgedAt.getTime() > rehearsalHolds) return { kind: 'refused', reason: 'rehearsal-too-old' }
    const counts = await countVerdicts(tx, one)
    const { created, changed, leaving } = counts
    if (created + changed + leaving === 0) return { kind: 'refused', reason: 'nothing-to-do' }
    const mustBeTyped = leavesTooMany(one, leaving, await findLargestLosses(tx, one))
    if (mustBeTyped && leavingTyped !== leaving) return { kind: 'refused', reason: 'leaving-not-typed' }
    if ((await listRunningImports(tx)).length > 0) return { kind: 'refused', reason: 'another-import-running' }
    await tx.update(staffImports).set({ confirmedAt: at }).where(eq(staffImports.id, importId))
    await recordEntry(tx, { action: 'staff-import.confirmed', actor, subjectId: importId, payload: counts }, at)
    await queueWork(tx, { kind: staffImportWork, payload: { importId } }, at)
    return { kind: 'confirmed' }
  })
}
