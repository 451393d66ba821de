import { inArray } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { people } from '#db/schema/index.ts'

/** What these people are called, by id; actors who are no people are missing. At most a few hundred. */
export async function listNames(db: Database, personIds: string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, [...new Set(personIds)]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
