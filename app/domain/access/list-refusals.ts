import { and, eq, gte, inArray, sql } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { type PlatformMode, refusalCounts } from '#db/schema/index.ts'

/** How often gates refused people of these units, or would have, since a day (YYYY-MM-DD): by mode and reason, the most frequent first. */
export async function listRefusals(
  db: Database,
  { platformId, unitIds, since }: { platformId: string; unitIds: string[]; since: string },
): Promise<{ mode: PlatformMode; reason: string; refusals: number }[]> {
  const { mode, reason } = refusalCounts
  const rows = await db
    .select({ mode, reason, refusals: sql<number>`sum(${refusalCounts.refusals})` })
    .from(refusalCounts)
    .where(
      and(
        eq(refusalCounts.platformId, platformId),
        inArray(refusalCounts.unitId, unitIds),
        gte(refusalCounts.day, since),
      ),
    )
    .groupBy(mode, reason)
  return rows
    .map((row) => ({ ...row, refusals: Number(row.refusals) }))
    .sort((one, other) => other.refusals - one.refusals)
}
