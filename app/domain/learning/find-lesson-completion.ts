import { and, asc, eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { lessonCompletions } from '#db/schema/index.ts'

/** When a person first finished a lesson, in whichever revision: lessons are not asked for twice. Null where they have not. */
export async function findLessonCompletion(
  db: Database,
  lesson: { personId: string; courseId: string; lessonId: string },
): Promise<Date | null> {
  const [completion] = await db
    .select({ completedAt: lessonCompletions.completedAt })
    .from(lessonCompletions)
    .where(
      and(
        eq(lessonCompletions.personId, lesson.personId),
        eq(lessonCompletions.courseId, lesson.courseId),
        eq(lessonCompletions.lessonId, lesson.lessonId),
      ),
    )
    .orderBy(asc(lessonCompletions.completedAt))
    .limit(1)
  return completion?.completedAt ?? null
}
