import { eq } from 'drizzle-orm'
import { findDraft } from '#app/domain/authoring/find-draft.ts'
import { people } from '#db/schema/people.ts'
import { db } from './database.ts'

/** The name of who saved a text of a draft last; null where nobody has changed it. */
export async function findLastWriter(courseId: string, path: string): Promise<string | null> {
  const changedBy = (await findDraft(db, courseId))?.files.get(path)?.changedBy
  if (!changedBy) return null
  const [writer] = await db.select({ name: people.name }).from(people).where(eq(people.id, changedBy))
  return writer?.name ?? null
}
