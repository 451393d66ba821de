import { and, count, eq, inArray } from 'drizzle-orm'
import { holdingStates } from '#app/domain/certification/count-standings.ts'
import { stateIn } from '#app/domain/certification/list-states.ts'
import type { Database } from '#db/handle.ts'
import { bulkPeople, people, programmes, standings } from '#db/schema/index.ts'

/** How many of the people to whom an action would be done, or was done, hold a certificate now. */
export async function countCertified(
  db: Database,
  { id, programmeId, confirmedAt }: { id: string; programmeId: string; confirmedAt: Date | null },
  now: Date,
): Promise<number> {
  const answer = confirmedAt ? bulkPeople.outcome : bulkPeople.foreseen
  const [counted] = await db
    .select({ people: count() })
    .from(bulkPeople)
    .innerJoin(people, eq(people.id, bulkPeople.personId))
    .innerJoin(programmes, eq(programmes.id, programmeId))
    .leftJoin(standings, and(eq(standings.personId, people.id), eq(standings.programmeId, programmeId)))
    .where(
      and(eq(bulkPeople.bulkId, id), eq(answer, 'done'), inArray(await stateIn(db, programmeId, now), holdingStates)),
    )
  return counted?.people ?? 0
}
