import { asc, inArray, isNotNull } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { people } from '#db/schema/index.ts'

const idsAtATime = 500

/** The ids of everybody who was erased, in the order in which they were. */
export async function listErased(db: Database): Promise<string[]> {
  const rows = await db
    .select({ id: people.id })
    .from(people)
    .where(isNotNull(people.erasedAt))
    .orderBy(asc(people.erasedAt), asc(people.id))
  return rows.map(({ id }) => id)
}

/** Of people who were erased once, those whose records are here as they were before: an older backup was restored. */
export async function listBackAgain(db: Database, erased: string[]): Promise<string[]> {
  const back: string[] = []
  for (let from = 0; from < erased.length; from += idsAtATime) {
    const rows = await db
      .select({ id: people.id, erasedAt: people.erasedAt })
      .from(people)
      .where(inArray(people.id, erased.slice(from, from + idsAtATime)))
    back.push(...rows.filter(({ erasedAt }) => erasedAt === null).map(({ id }) => id))
  }
  return back
}
