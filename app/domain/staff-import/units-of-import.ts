import { and, eq, isNotNull } from 'drizzle-orm'
import type { ListedUnit } from '#app/domain/people/list-units.ts'
import { listUnits } from '#app/domain/people/list-units.ts'
import { unitsAbove } from '#app/domain/people/unit-tree.ts'
import type { Database } from '#db/handle.ts'
import { staffImportRows } from '#db/schema/index.ts'
import { readGround, type StaffImport } from './import-ground.ts'

/** The open units within the officer's reach that the rows name, and those above them: of which the file may be the whole list. */
export async function listUnitsOfImport(db: Database, one: StaffImport, at: Date): Promise<ListedUnit[]> {
  const { reach } = await readGround(db, one, at)
  const named = await db
    .selectDistinct({ unitId: staffImportRows.unitId })
    .from(staffImportRows)
    .where(and(eq(staffImportRows.importId, one.id), isNotNull(staffImportRows.unitId)))
  const all = await listUnits(db)
  const near = new Set(named.flatMap(({ unitId }) => (unitId === null ? [] : unitsAbove(all, unitId))))
  return all.filter(({ id, closed }) => !closed && reach.has(id) && (near.has(id) || one.wholeUnitIds.includes(id)))
}
