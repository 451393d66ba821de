import { asc, count, exists, inArray, type SQL, sql } from 'drizzle-orm'
import { forEach } from '#db/for-each.ts'
import type { Database } from '#db/handle.ts'
import { activityResponses, people } from '#db/schema/index.ts'
import { firstLeaver, leaversBefore } from './leavers.ts'
import type { OverRecords } from './over-records.ts'

/** One person answers some hundred activities: so many people's at once. */
const peopleAtATime = 20

/** What people answered in activities, once they have left for the whole period. What they finished and passed stays. */
export const leaversResponses: OverRecords = {
  async count(db, before) {
    // The period begins when they left, and theirs are found by who they are: there are many answers of those who are here.
    const [first] = await firstLeaver(db, hasAnswered(db))
    const [over] = await db
      .select({ rows: count() })
      .from(activityResponses)
      .where(inArray(activityResponses.personId, leaversBefore(db, before)))
    return { over: over?.rows ?? 0, oldest: first?.at ?? null }
  },
  async forgetSome(tx, before) {
    const some = await leaversBefore(tx, before, hasAnswered(tx)).orderBy(asc(people.id)).limit(peopleAtATime)
    if (some.length === 0) return 0
    const ids = some.map(({ id }) => id)
    const gone = await tx
      .delete(activityResponses)
      .where(inArray(activityResponses.personId, ids))
      .returning({ personId: activityResponses.personId })
    return gone.length
  },
}

function hasAnswered(db: Database): SQL {
  const theirs = db
    .select({ one: sql`1` })
    .from(activityResponses)
    .where(forEach(activityResponses.personId, people.id))
  return exists(theirs)
}
