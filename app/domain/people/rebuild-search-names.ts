import { asc, eq, gt } from 'drizzle-orm'
import { type Database, inTransaction } from '#db/handle.ts'
import { people } from '#db/schema/index.ts'
import { foldName } from './fold-name.ts'

const chunk = 500

/** Folds every name anew, as after a change of `foldName`. Answers how many were not as they should be. */
export async function rebuildSearchNames(db: Database): Promise<number> {
  let mended = 0
  let after = ''
  for (;;) {
    const some = await db
      .select({ id: people.id, name: people.name, searchName: people.searchName })
      .from(people)
      .where(gt(people.id, after))
      .orderBy(asc(people.id))
      .limit(chunk)
    const stale = some.filter(({ name, searchName }) => searchName !== foldName(name))
    await inTransaction(db, async (tx) => {
      for (const { id, name } of stale)
        await tx
          .update(people)
          .set({ searchName: foldName(name) })
          .where(eq(people.id, id))
    })
    mended += stale.length
    const last = some.at(-1)
    if (!last || some.length < chunk) return mended
    after = last.id
  }
}
