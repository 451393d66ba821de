import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { queueWork } from '#app/domain/office/queue-work.ts'
import type { SheetRow } from '#app/domain/outside-files/read-sheet.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { holdsAnyRole } from '#app/domain/people/holds-any-role.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { insertMany } from '#db/insert-many.ts'
import { staffImportRows, staffImports } from '#db/schema/index.ts'
import { importingRoles } from './import-ground.ts'
import { matchColumns } from './staff-columns.ts'

/** The kind of work that judges lists of staff and carries them out, some rows at a time. */
export const staffImportWork = 'staff-import'

const rowsAtATime = 1_000

export type PrepareStaffImportOutcome =
  | { kind: 'prepared'; importId: string }
  | { kind: 'refused'; reason: 'out-of-reach' }

/**
 * Keeps a list of staff and has it judged. Nobody is touched before it is confirmed. The rows are kept some at a time, so that others who
 * write need not wait for all of them; one that was interrupted is never seen again.
 */
export async function prepareStaffImport(
  db: Database,
  file: { name: string; headings: string[]; rows: SheetRow[]; separator: string | null },
  actor: Actor,
  at: Date,
): Promise<PrepareStaffImportOutcome> {
  if (actor.kind === 'person' && !(await holdsAnyRole(db, actor.personId, importingRoles, at))) {
    return { kind: 'refused', reason: 'out-of-reach' }
  }
  const importId = randomUUID()
  await inTransaction(db, async (tx) => {
    await tx.insert(staffImports).values({
      id: importId,
      fileName: file.name.slice(-longestName),
      preparedBy: actorIdOf(actor),
      operator: actor.kind === 'operator' ? actor.name : null,
      preparedAt: at,
      headings: file.headings,
      separator: file.separator,
      columns: matchColumns(file.headings),
      wholeUnitIds: [],
      rows: file.rows.length,
      version: 1,
      judgedRows: 0,
      wholePeople: 0,
      carriedRows: 0,
    })
  })
  for (let from = 0; from < file.rows.length; from += rowsAtATime) {
    const piece = file.rows.slice(from, from + rowsAtATime)
    await inTransaction(db, async (tx) => {
      const rows = piece.map(({ line, cells }, place) => ({ importId, place: from + place, line, cells, changes: [] }))
      await insertMany(tx, staffImportRows, rows)
    })
    await new Promise(setImmediate)
  }
  return inTransaction(db, async (tx) => {
    await tx.update(staffImports).set({ keptAt: at }).where(eq(staffImports.id, importId))
    const payload = { rows: file.rows.length }
    await recordEntry(tx, { action: 'staff-import.prepared', actor, subjectId: importId, payload }, at)
    await queueWork(tx, { kind: staffImportWork, payload: { importId } }, at)
    return { kind: 'prepared', importId }
  })
}

/** Of a file, from its end. In characters. */
const longestName = 120
