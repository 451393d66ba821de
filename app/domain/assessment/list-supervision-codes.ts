import { and, desc, eq, gt, inArray, isNull } from 'drizzle-orm'
import { findReach } from '#app/domain/people/reaches.ts'
import type { Database } from '#db/handle.ts'
import { supervisionCodes, units } from '#db/schema/index.ts'

export type RunningSupervisionCode = {
  supervisionCodeId: string
  programmeId: string
  unitName: string
  createdAt: Date
  expiresAt: Date
}

/** The codes that work at `at`, of the units that a person reaches as focal point; the newest first. What they are is known to nobody any more. */
export async function listSupervisionCodes(
  db: Database,
  { personId }: { personId: string },
  at: Date,
): Promise<RunningSupervisionCode[]> {
  const reach = await findReach(db, personId, ['focal-point'], at)
  return db
    .select({
      supervisionCodeId: supervisionCodes.id,
      programmeId: supervisionCodes.programmeId,
      unitName: units.name,
      createdAt: supervisionCodes.createdAt,
      expiresAt: supervisionCodes.expiresAt,
    })
    .from(supervisionCodes)
    .innerJoin(units, eq(units.id, supervisionCodes.unitId))
    .where(
      and(
        inArray(supervisionCodes.unitId, reach),
        isNull(supervisionCodes.endedAt),
        gt(supervisionCodes.expiresAt, at),
      ),
    )
    .orderBy(desc(supervisionCodes.createdAt))
}
