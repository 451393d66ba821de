import { and, asc, count, eq, inArray, min } from 'drizzle-orm'
import { activityResponses, people } from '#db/schema/index.ts'
import { leaversBefore } from './leavers.ts'
import type { OverRecords } from './over-records.ts'

/** One person answers some hundred activities: so many people's at once. */
const peopleAtATime = 20

/** What people answered in activities, once they have left for the whole period. What they finished and passed stays. */
export const leaversResponses: OverRecords = {
  async count(db, before) {
    const [oldest] = await db
      .select({ at: min(activityResponses.respondedAt) })
      .from(activityResponses)
      .innerJoin(people, and(eq(people.id, activityResponses.personId), eq(people.activity, 'left')))
    const [over] = await db
      .select({ rows: count() })
      .from(activityResponses)
      .where(inArray(activityResponses.personId, leaversBefore(db, before)))
    return { over: over?.rows ?? 0, oldest: oldest?.at ?? null }
  },
  async forgetSome(tx, before) {
    const some = await tx
      .selectDistinct({ id: activityResponses.personId })
      .from(activityResponses)
      .where(inArray(activityResponses.personId, leaversBefore(tx, before)))
      .orderBy(asc(activityResponses.personId))
      .limit(peopleAtATime)
    if (some.length === 0) return 0
    const ids = some.map(({ id }) => id)
    const gone = await tx
      .delete(activityResponses)
      .where(inArray(activityResponses.personId, ids))
      .returning({ personId: activityResponses.personId })
    return gone.length
  },
}
