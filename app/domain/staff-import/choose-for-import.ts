import { and, eq, gte } from 'drizzle-orm'
import { queueWork } from '#app/domain/office/queue-work.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { type StaffColumn, staffColumns, staffImportRows, staffImports } from '#db/schema/index.ts'
import { findOwnImport, readGround } from './import-ground.ts'
import { staffImportWork } from './prepare-staff-import.ts'

type Choices = {
  importId: string
  /** Of what was looked at while choosing. */
  version: number
  columns: Record<StaffColumn, number | null>
  wholeUnitIds: string[]
}

export type ChooseForImportOutcome =
  | { kind: 'chosen' }
  | { kind: 'refused'; reason: 'no-such-import' | 'already-confirmed' | 'import-changed-meanwhile' | 'no-such-unit' }

/** Which column of the file is which, and of which units it is the whole list. The rows are judged anew. */
export function chooseForImport(
  db: Database,
  { importId, version, columns, wholeUnitIds }: Choices,
  actor: Actor,
  at: Date,
): Promise<ChooseForImportOutcome> {
  return inTransaction(db, async (tx) => {
    const one = await findOwnImport(tx, importId, actor)
    if (!one) return { kind: 'refused', reason: 'no-such-import' }
    if (one.confirmedAt) return { kind: 'refused', reason: 'already-confirmed' }
    if (one.version !== version) return { kind: 'refused', reason: 'import-changed-meanwhile' }
    const { reach } = await readGround(tx, one, at)
    if (wholeUnitIds.some((id) => !reach.has(id))) return { kind: 'refused', reason: 'no-such-unit' }
    const fits = (place: number | null) => place !== null && one.headings[place] !== undefined
    const chosen = staffColumns.map((column) => [column, fits(columns[column]) ? columns[column] : null])
    await tx
      .update(staffImports)
      .set({
        columns: Object.fromEntries(chosen) as Choices['columns'],
        wholeUnitIds: [...new Set(wholeUnitIds)],
        version: version + 1,
        judgedRows: 0,
        judgedAt: null,
      })
      .where(eq(staffImports.id, importId))
    await tx
      .delete(staffImportRows)
      .where(and(eq(staffImportRows.importId, importId), gte(staffImportRows.place, one.rows)))
    await queueWork(tx, { kind: staffImportWork, payload: { importId } }, at)
    return { kind: 'chosen' }
  })
}
