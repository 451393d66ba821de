import { and, eq, lt, max, min, sql } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { people, personMovements } from '#db/schema/index.ts'
import type { OverCount } from './over-records.ts'

/** Query: the ids of people who have left, and did so for the last time before an instant. */
export function leaversBefore(db: Database, before: Date) {
  return db
    .select({ id: people.id })
    .from(people)
    .innerJoin(personMovements, and(eq(personMovements.personId, people.id), eq(personMovements.kind, 'left')))
    .where(eq(people.activity, 'left'))
    .groupBy(people.id)
    .having(lt(max(personMovements.movedAt), sql.param(before, personMovements.movedAt)))
}

/** How many people left before an instant, and when the first of all who left did. */
export async function countLeavers(db: Database, before: Date): Promise<OverCount> {
  const [first] = await db
    .select({ oldest: min(personMovements.movedAt) })
    .from(personMovements)
    .innerJoin(people, and(eq(people.id, personMovements.personId), eq(people.activity, 'left')))
    .where(eq(personMovements.kind, 'left'))
  return { over: (await leaversBefore(db, before)).length, oldest: first?.oldest ?? null }
}
