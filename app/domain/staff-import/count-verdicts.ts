import { and, count, eq, lt } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { type StaffVerdict, staffImportRows, staffVerdicts } from '#db/schema/index.ts'
import type { StaffImport } from './import-ground.ts'

/** How many of the rows judged so far would do what; all are rows but `leaving`. */
export async function countVerdicts(
  db: Database,
  { id, judgedRows }: StaffImport,
): Promise<Record<StaffVerdict, number>> {
  const counted = await db
    .select({ verdict: staffImportRows.verdict, rows: count() })
    .from(staffImportRows)
    .where(and(eq(staffImportRows.importId, id), lt(staffImportRows.place, judgedRows)))
    .groupBy(staffImportRows.verdict)
  const counts = Object.fromEntries(staffVerdicts.map((verdict) => [verdict, 0])) as Record<StaffVerdict, number>
  for (const { verdict, rows } of counted) if (verdict !== null) counts[verdict] = rows
  return counts
}

/** How many rows that were confirmed came out otherwise, by why. */
export async function countOutcomes(db: Database, { id }: StaffImport): Promise<{ outcome: string; rows: number }[]> {
  const counted = await db
    .select({ outcome: staffImportRows.outcome, rows: count() })
    .from(staffImportRows)
    .where(eq(staffImportRows.importId, id))
    .groupBy(staffImportRows.outcome)
  return counted.flatMap(({ outcome, rows }) => (outcome === null ? [] : [{ outcome, rows }]))
}
