import { and, desc, eq, gte, isNotNull, isNull, lt, or } from 'drizzle-orm'
import { type Database, inTransaction } from '#db/handle.ts'
import { staffImportRows, staffImports } from '#db/schema/index.ts'

const day = 24 * 3_600_000
/** How long the rows of a list are kept: half a year, in which somebody may ask why a row was rejected. In milliseconds. */
const keptFor = 182 * day
const rowsAtATime = 2_000

/**
 * Forgets the rows of lists that are older than half a year, and of those that were never wholly kept because something stopped it. What they did is
 * in the ledger; when they came and how many rows they had stays.
 */
export async function forgetStaffLists(db: Database, at: Date): Promise<void> {
  const before = (age: number) => lt(staffImports.preparedAt, new Date(at.getTime() - age))
  const over = or(isNotNull(staffImports.finishedAt), isNull(staffImports.confirmedAt))
  const old = await db
    .selectDistinct({ id: staffImports.id })
    .from(staffImports)
    .innerJoin(staffImportRows, and(eq(staffImportRows.importId, staffImports.id), eq(staffImportRows.place, 0)))
    .where(or(and(before(keptFor), over), and(before(day), isNull(staffImports.keptAt))))
  for (const { id } of old) while (await forgetSome(db, id)) await new Promise(setImmediate)
}

/** From the end, so that what is left after an interruption is found again by its first row. */
function forgetSome(db: Database, importId: string): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const [first] = await tx
      .select({ place: staffImportRows.place })
      .from(staffImportRows)
      .where(eq(staffImportRows.importId, importId))
      .orderBy(desc(staffImportRows.place))
      .limit(1)
      .offset(rowsAtATime - 1)
    const from = first?.place ?? 0
    await tx
      .delete(staffImportRows)
      .where(and(eq(staffImportRows.importId, importId), gte(staffImportRows.place, from)))
    return from > 0
  })
}
