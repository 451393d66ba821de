import { desc, eq, inArray } from 'drizzle-orm'
import { Unchanging } from '#app/domain/learning/unchanging.ts'
import type { Database } from '#db/handle.ts'
import { registerRevisions } from '#db/schema/index.ts'
import type { Register } from './publish-register.ts'

const sources = new Unchanging<string>(10)

/** The register's current text, or null before the first import. A revision's text is read once per process. */
export async function findRegister(db: Database, register: Register): Promise<string | null> {
  const [current] = await db
    .select({ id: registerRevisions.id })
    .from(registerRevisions)
    .where(eq(registerRevisions.register, register))
    .orderBy(desc(registerRevisions.number))
    .limit(1)
  if (!current) return null
  const found = await sources.getAll([current.id], async (missing) =>
    (
      await db
        .select({ id: registerRevisions.id, source: registerRevisions.source })
        .from(registerRevisions)
        .where(inArray(registerRevisions.id, missing))
    ).map(({ id, source }) => [id, source]),
  )
  return found.get(current.id) ?? null
}
