import { and, count, desc, eq, gte, isNull, lt, min, notInArray, or } from 'drizzle-orm'
import type { OverRecords } from '#app/domain/data-protection/over-records.ts'
import type { Database } from '#db/handle.ts'
import { staffImportRows, staffImports } from '#db/schema/index.ts'
import { listRunningImports } from './list-running-imports.ts'

const day = 24 * 3_600_000
const rowsAtATime = 2_000

/**
 * The rows of lists that are older than their period, and after a day of those that were never wholly kept because something stopped it.
 * What they did is in the ledger; when they came and how many rows they had stays.
 */
export const staffListRows: OverRecords = {
  async count(db, before, at) {
    const [all] = await db
      .select({ oldest: min(staffImports.preparedAt) })
      .from(staffImports)
      .innerJoin(staffImportRows, isFirstRow)
    const [over] = await db
      .select({ rows: count() })
      .from(staffImportRows)
      .innerJoin(staffImports, eq(staffImports.id, staffImportRows.importId))
      .where(await isOver(db, before, at))
    return { over: over?.rows ?? 0, oldest: all?.oldest ?? null }
  },

  /** From the end, so that what is left after an interruption is found again by its first row. */
  async forgetSome(tx, before, at) {
    const [old] = await tx
      .select({ id: staffImports.id })
      .from(staffImports)
      .innerJoin(staffImportRows, isFirstRow)
      .where(await isOver(tx, before, at))
      .limit(1)
    if (!old) return 0
    const ofIt = eq(staffImportRows.importId, old.id)
    const [first] = await tx
      .select({ place: staffImportRows.place })
      .from(staffImportRows)
      .where(ofIt)
      .orderBy(desc(staffImportRows.place))
      .limit(1)
      .offset(rowsAtATime - 1)
    const gone = await tx
      .delete(staffImportRows)
      .where(and(ofIt, gte(staffImportRows.place, first?.place ?? 0)))
      .returning({ place: staffImportRows.place })
    return gone.length
  },
}

const isFirstRow = and(eq(staffImportRows.importId, staffImports.id), eq(staffImportRows.place, 0))

/** One that is being carried out is not over, however old. */
async function isOver(db: Database, before: Date, at: Date) {
  const settled = notInArray(staffImports.id, await listRunningImports(db))
  const neverKept = and(lt(staffImports.preparedAt, new Date(at.getTime() - day)), isNull(staffImports.keptAt))
  return or(and(lt(staffImports.preparedAt, before), settled), neverKept)
}
