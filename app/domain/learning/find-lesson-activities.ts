import { inArray } from 'drizzle-orm'
import type { Activity } from '#app/lesson-markup/activity.ts'
import type { Database } from '#db/handle.ts'
import { lessonRevisions } from '#db/schema/index.ts'
import { findCurrentCourses } from './find-current-courses.ts'
import { Unchanging } from './unchanging.ts'

const activitiesOf = new Unchanging<Activity[]>(1000)

/**
 * The current English revision of a lesson, and its activities by id, as each language has them: the English decides what there is to
 * do, and a translation that lags may still have an older shape of it. Null when there is no such lesson.
 */
export async function findLessonActivities(
  db: Database,
  { courseId, lessonId }: { courseId: string; lessonId: string },
  at: Date,
): Promise<{ revisionId: string; activities: Map<string, Activity[]> } | null> {
  const [course] = await findCurrentCourses(db, [courseId], at)
  const revisions = course?.body.lessons.find((lesson) => lesson.id === lessonId)?.revisions
  if (!revisions) return null
  const found = await activitiesOf.getAll(Object.values(revisions), async (missing) =>
    (
      await db
        .select({ id: lessonRevisions.id, activities: lessonRevisions.activities })
        .from(lessonRevisions)
        .where(inArray(lessonRevisions.id, missing))
    ).map(({ id, activities }) => [id, activities]),
  )
  const english = found.get(revisions.en)
  if (!english) return null
  const everywhere = [...found.values()].flat()
  const activities = new Map(english.map(({ id }) => [id, everywhere.filter((activity) => activity.id === id)]))
  return { revisionId: revisions.en, activities }
}
