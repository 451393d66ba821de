import { and, desc, eq, gte, isNull, lte, or } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { type ExemptionGround, exemptionEnds, exemptions } from '#db/schema/index.ts'

export type RunningExemption = {
  exemptionId: string
  ground: ExemptionGround
  grantedAt: Date
  /** The last instant it holds; null for no end. */
  endsAt: Date | null
}

/** The exemption that frees a person from a programme now; null for none. */
export async function findExemption(
  db: Database,
  { personId, programmeId }: { personId: string; programmeId: string },
  at: Date,
): Promise<RunningExemption | null> {
  const [found] = await db
    .select({
      exemptionId: exemptions.id,
      ground: exemptions.ground,
      grantedAt: exemptions.grantedAt,
      endsAt: exemptions.endsAt,
    })
    .from(exemptions)
    .leftJoin(exemptionEnds, eq(exemptionEnds.exemptionId, exemptions.id))
    .where(
      and(
        eq(exemptions.personId, personId),
        eq(exemptions.programmeId, programmeId),
        lte(exemptions.grantedAt, at),
        or(isNull(exemptions.endsAt), gte(exemptions.endsAt, at)),
        isNull(exemptionEnds.id),
      ),
    )
    .orderBy(desc(exemptions.grantedAt))
    .limit(1)
  return found ?? null
}
