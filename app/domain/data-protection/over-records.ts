import { and, count, inArray, lt, min, type SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database, Transaction } from '#db/handle.ts'

/** How many records are over, and of when the oldest of all is that is kept; null where none is. */
export type OverCount = { over: number; oldest: Date | null }

/** How one kind of record is counted and forgotten. `before` is the beginning of its period. */
export type OverRecords = {
  count: (db: Database, before: Date, at: Date) => Promise<OverCount>
  /** Forgets some and answers how many; 0 when none is left. */
  forgetSome: (tx: Transaction, before: Date, at: Date) => Promise<number>
}

/** So many are forgotten in one transaction: others who write wait for no more. */
export const forgottenAtATime = 500

/** Whole rows of one table, by an instant in each. `key` may be shared by a few rows, which then go together. */
export function rowsOlderThan(
  table: SQLiteTable,
  { key, since, also }: { key: SQLiteColumn; since: SQLiteColumn; also?: SQL },
): OverRecords {
  const over = (before: Date) => and(lt(since, before), also)
  return {
    async count(db, before) {
      const [all] = await db
        .select({ oldest: min(since) })
        .from(table)
        .where(also)
      const [gone] = await db.select({ rows: count() }).from(table).where(over(before))
      return { over: gone?.rows ?? 0, oldest: (all?.oldest as Date | null | undefined) ?? null }
    },
    async forgetSome(tx, before) {
      const some = tx.select({ key }).from(table).where(over(before)).limit(forgottenAtATime)
      const gone = await tx
        .delete(table)
        .where(and(over(before), inArray(key, some)))
        .returning({ key })
      return gone.length
    },
  }
}
