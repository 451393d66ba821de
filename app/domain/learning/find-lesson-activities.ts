import { inArray } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { lessonRevisions } from '#db/schema/index.ts'
import { findCurrentCourses } from './find-current-courses.ts'
import { Unchanging } from './unchanging.ts'

const activityIds = new Unchanging<string[]>(1000)

/** The current English revision of a lesson, which decides what there is to do in it; null when there is no such lesson. */
export async function findLessonActivities(
  db: Database,
  { courseId, lessonId }: { courseId: string; lessonId: string },
  at: Date,
): Promise<{ revisionId: string; activityIds: string[] } | null> {
  const [course] = await findCurrentCourses(db, [courseId], at)
  const revisionId = course?.body.lessons.find((lesson) => lesson.id === lessonId)?.revisions.en
  if (!revisionId) return null
  const found = await activityIds.getAll([revisionId], async (missing) =>
    (
      await db
        .select({ id: lessonRevisions.id, activities: lessonRevisions.activities })
        .from(lessonRevisions)
        .where(inArray(lessonRevisions.id, missing))
    ).map(({ id, activities }) => [id, (activities as { id: string }[]).map((activity) => activity.id)]),
  )
  const ids = found.get(revisionId)
  return ids ? { revisionId, activityIds: ids } : null
}
