import { and, count, inArray, ne } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { people } from '#db/schema/index.ts'

/** How many people each of these units has by itself, whoever has left not counted; the officer who asks is one of them like any other. */
export function countPresent(db: Database, unitIds: string[]): Promise<{ unitId: string; people: number }[]> {
  return db
    .select({ unitId: people.unitId, people: count() })
    .from(people)
    .where(and(inArray(people.unitId, unitIds), ne(people.activity, 'left')))
    .groupBy(people.unitId)
}
