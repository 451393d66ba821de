import { and, count, eq, gt, isNotNull, isNull, ne, notExists, or, sql } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { namedAgain } from '#db/named-again.ts'
import { staffImportRows, staffImports } from '#db/schema/index.ts'

/**
 * How many rejected rows of carried out lists still wait to be mended, by the unit that they name; `null` where that is what is wrong with them. Those
 * whose number came back in a later list and was taken do not wait, nor do those of a list of which somebody said that it is settled.
 */
export async function countRejectedRows(db: Database): Promise<{ unitId: string | null; people: number }[]> {
  const laterRows = namedAgain(staffImportRows, 'later_rows')
  const laterImports = namedAgain(staffImports, 'later_imports')
  const mended = db
    .select({ one: sql`1` })
    .from(laterRows)
    .innerJoin(laterImports, eq(laterImports.id, laterRows.importId))
    .where(
      and(
        eq(laterRows.staffNumber, staffImportRows.staffNumber),
        ne(laterRows.verdict, 'rejected'),
        gt(laterImports.preparedAt, staffImports.preparedAt),
        or(isNotNull(laterImports.finishedAt), eq(laterRows.verdict, 'unchanged')),
      ),
    )
  return db
    .select({ unitId: staffImportRows.unitId, people: count() })
    .from(staffImports)
    .innerJoin(
      staffImportRows,
      and(eq(staffImportRows.importId, staffImports.id), eq(staffImportRows.verdict, 'rejected')),
    )
    .where(and(isNotNull(staffImports.finishedAt), isNull(staffImports.rejectedSettledAt), notExists(mended)))
    .groupBy(staffImportRows.unitId)
}
