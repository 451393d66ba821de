import { eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { type Language, lessonRevisions } from '#db/schema/index.ts'
import type { Catalogue } from './find-catalogue.ts'

export type LessonRevision = typeof lessonRevisions.$inferSelect

/** Ids of the current revisions of a lesson: the one in `language`, or the English one where that is missing; null where there is no such lesson. */
export function lessonRevisionId(
  catalogue: Catalogue,
  courseId: string,
  lessonId: string,
  language: Language,
): string | null {
  const lesson = catalogue.get(courseId)?.body.lessons.find(({ id }) => id === lessonId)
  return lesson ? (lesson.revisions[language] ?? lesson.revisions.en) : null
}

/** A lesson as it was compiled, by the id of its revision. */
export async function findLessonRevision(db: Database, id: string): Promise<LessonRevision | null> {
  const [revision] = await db.select().from(lessonRevisions).where(eq(lessonRevisions.id, id))
  return revision ?? null
}
