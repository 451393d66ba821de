import { and, countDistinct, eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { lessonCompletions } from '#db/schema/index.ts'

/** How many people have completed a lesson, in whichever revision. */
export async function countLessonReaders(
  db: Database,
  { courseId, lessonId }: { courseId: string; lessonId: string },
): Promise<number> {
  const [counted] = await db
    .select({ people: countDistinct(lessonCompletions.personId) })
    .from(lessonCompletions)
    .where(and(eq(lessonCompletions.courseId, courseId), eq(lessonCompletions.lessonId, lessonId)))
  return counted?.people ?? 0
}
