import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { accommodations } from '#db/schema/index.ts'

export type RequestAccommodationOutcome =
  | { kind: 'requested'; accommodationId: string }
  | { kind: 'refused'; reason: 'nothing-asked' | 'already-asked' }

/** A person asks for more attempts or more time. What for is never asked and never stored. */
export function requestAccommodation(
  db: Database,
  wish: { personId: string; programmeId: string; extraAttempts: boolean; extraTime: boolean },
  at: Date,
): Promise<RequestAccommodationOutcome> {
  return inTransaction(db, async (tx) => {
    const { personId, programmeId, extraAttempts: wantsExtraAttempts, extraTime: wantsExtraTime } = wish
    if (!wantsExtraAttempts && !wantsExtraTime) return { kind: 'refused', reason: 'nothing-asked' }
    const undecided = await tx
      .select({ id: accommodations.id })
      .from(accommodations)
      .where(
        and(
          eq(accommodations.personId, personId),
          eq(accommodations.programmeId, programmeId),
          isNull(accommodations.decidedAt),
        ),
      )
    if (undecided.length > 0) return { kind: 'refused', reason: 'already-asked' }

    const id = randomUUID()
    const nothingYet = { extraAttempts: 0, extraTimePercent: 0 }
    await tx
      .insert(accommodations)
      .values({ id, personId, programmeId, requestedAt: at, wantsExtraAttempts, wantsExtraTime, ...nothingYet })
    const actor = { kind: 'person', personId } as const
    const payload = { accommodationId: id, wantsExtraAttempts, wantsExtraTime }
    await recordEntry(tx, { action: 'accommodation.requested', actor, subjectId: personId, payload }, at)
    return { kind: 'requested', accommodationId: id }
  })
}
