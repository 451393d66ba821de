import { and, asc, eq, isNull, lt, max, type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { people, personMovements } from '#db/schema/index.ts'
import type { OverCount } from './over-records.ts'

const leftLast = max(personMovements.movedAt)
const isLeaving = and(eq(personMovements.personId, people.id), eq(personMovements.kind, 'left'))

/** Query: the ids of people who have left, erased or not, and did so for the last time before an instant. */
export function leaversBefore(db: Database, before: Date, also?: SQL) {
  return db
    .select({ id: people.id })
    .from(people)
    .innerJoin(personMovements, isLeaving)
    .where(and(eq(people.activity, 'left'), also))
    .groupBy(people.id)
    .having(lt(leftLast, sql.param(before, personMovements.movedAt)))
}

/** Query: when the first of all who left did, of those who also are so. */
export function firstLeaver(db: Database, also: SQL) {
  return db
    .select({ at: leftLast })
    .from(people)
    .innerJoin(personMovements, isLeaving)
    .where(and(eq(people.activity, 'left'), also))
    .groupBy(people.id)
    .orderBy(asc(leftLast))
    .limit(1)
}

/** How many people left before an instant and are not erased, and when the first of all who left did. */
export async function countLeavers(db: Database, before: Date): Promise<OverCount> {
  const named = isNull(people.erasedAt)
  const [first] = await firstLeaver(db, named)
  return { over: (await leaversBefore(db, before, named)).length, oldest: first?.at ?? null }
}
