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

/** How many people left before an instant and are not erased, and when the first of all who left did. */
export async function countLeavers(db: Database, before: Date): Promise<OverCount> {
  const named = isNull(people.erasedAt)
  const [first] = await db
    .select({ at: leftLast })
    .from(people)
    .innerJoin(personMovements, isLeaving)
    .where(and(eq(people.activity, 'left'), named))
    .groupBy(people.id)
    .orderBy(asc(leftLast))
    .limit(1)
  return { over: (await leaversBefore(db, before, named)).length, oldest: first?.at ?? null }
}
