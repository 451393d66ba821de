import { and, countDistinct, eq, isNull } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { courseTeamMembers, people } from '#db/schema/index.ts'

/** People who have left and whose part in a course was given to nobody, by the unit they were of. */
export async function countLeftOnTeams(db: Database): Promise<{ unitId: string; people: number }[]> {
  return db
    .select({ unitId: people.unitId, people: countDistinct(people.id) })
    .from(courseTeamMembers)
    .innerJoin(people, eq(people.id, courseTeamMembers.personId))
    .where(and(isNull(courseTeamMembers.endedAt), eq(people.activity, 'left')))
    .groupBy(people.unitId)
}
