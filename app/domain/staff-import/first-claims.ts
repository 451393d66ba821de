import { and, asc, eq, gte, isNotNull, lt } from 'drizzle-orm'
import { foldIdentifier } from '#app/domain/people/fold-identifier.ts'
import type { Database } from '#db/handle.ts'
import { staffImportRows } from '#db/schema/index.ts'
import type { StaffImport } from './import-ground.ts'
import type { FirstClaims } from './judge-rows.ts'
import { readStaffRow } from './read-staff-row.ts'

const rowsAtATime = 2_000

/** Reads the whole file once for who is first to give a number, address or logon to somebody. */
export async function findFirstClaims(db: Database, { id, rows, columns }: StaffImport): Promise<FirstClaims> {
  const claims = new Map<string, number>()
  for (let from = 0; from < rows; from += rowsAtATime) {
    const piece = await db
      .select({ place: staffImportRows.place, cells: staffImportRows.cells })
      .from(staffImportRows)
      .where(
        and(
          eq(staffImportRows.importId, id),
          gte(staffImportRows.place, from),
          lt(staffImportRows.place, from + rowsAtATime),
          isNotNull(staffImportRows.line),
        ),
      )
      .orderBy(asc(staffImportRows.place))
    for (const { place, cells } of piece) {
      const { row, folded } = readStaffRow(cells, columns)
      for (const name of [folded, ...[row.email, row.logon].map((one) => one && foldIdentifier(one))]) {
        if (name && !claims.has(name)) claims.set(name, place)
      }
    }
    await new Promise(setImmediate)
  }
  return claims
}
