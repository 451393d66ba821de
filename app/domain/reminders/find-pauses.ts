import { and, gte, isNull, or } from 'drizzle-orm'
import { unitsBelow } from '#app/domain/people/unit-tree.ts'
import type { Database } from '#db/handle.ts'
import { reminderPauses, units } from '#db/schema/index.ts'

/** The pauses that hold on a day, YYYY-MM-DD. */
export function listPauses(db: Database, day: string) {
  return db
    .select()
    .from(reminderPauses)
    .where(and(isNull(reminderPauses.endedAt), or(isNull(reminderPauses.lastDay), gte(reminderPauses.lastDay, day))))
}

/** The units to whose people no reminders go on a day. */
export async function findPausedUnits(db: Database, day: string): Promise<ReadonlySet<string>> {
  const pauses = await listPauses(db, day)
  if (pauses.length === 0) return new Set()
  const places = await db.select({ id: units.id, parentId: units.parentId }).from(units)
  return unitsBelow(
    places,
    pauses.map(({ unitId }) => unitId),
  )
}
