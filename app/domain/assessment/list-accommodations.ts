import { and, desc, eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { accommodations } from '#db/schema/index.ts'

export type Accommodation = {
  requestedAt: Date
  wantsExtraAttempts: boolean
  wantsExtraTime: boolean
  /** Null while nobody has answered. */
  decidedAt: Date | null
  extraAttempts: number
  extraTimePercent: number
}

/** What a person asked for and was given, the newest first. For the person's own eyes. */
export function listAccommodations(
  db: Database,
  { personId, programmeId }: { personId: string; programmeId: string },
): Promise<Accommodation[]> {
  return db
    .select({
      requestedAt: accommodations.requestedAt,
      wantsExtraAttempts: accommodations.wantsExtraAttempts,
      wantsExtraTime: accommodations.wantsExtraTime,
      decidedAt: accommodations.decidedAt,
      extraAttempts: accommodations.extraAttempts,
      extraTimePercent: accommodations.extraTimePercent,
    })
    .from(accommodations)
    .where(and(eq(accommodations.personId, personId), eq(accommodations.programmeId, programmeId)))
    .orderBy(desc(accommodations.requestedAt))
}
