import { and, asc, eq, sql } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { prepareOnce } from '#db/prepare-once.ts'
import { lessonCompletions } from '#db/schema/index.ts'

/** When a person first finished a lesson, in whichever revision: lessons are not asked for twice. Null where they have not. */
export async function findLessonCompletion(
  db: Database,
  lesson: { personId: string; courseId: string; lessonId: string },
): Promise<Date | null> {
  const [completion] = await prepareOnce(db, completionQuery).execute(lesson)
  return completion?.completedAt ?? null
}

function completionQuery(db: Database) {
  return db
    .select({ completedAt: lessonCompletions.completedAt })
    .from(lessonCompletions)
    .where(
      and(
        eq(lessonCompletions.personId, sql.placeholder('personId')),
        eq(lessonCompletions.courseId, sql.placeholder('courseId')),
        eq(lessonCompletions.lessonId, sql.placeholder('lessonId')),
      ),
    )
    .orderBy(asc(lessonCompletions.completedAt))
    .limit(1)
    .prepare()
}
