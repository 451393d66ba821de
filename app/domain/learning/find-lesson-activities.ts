import { inArray } from 'drizzle-orm'
import type { Activity } from '#app/lesson-markup/activity.ts'
import type { Database } from '#db/handle.ts'
import { lessonRevisions } from '#db/schema/index.ts'
import { findCurrentCourses } from './find-current-courses.ts'
import { Unchanging } from './unchanging.ts'

const activityKinds = new Unchanging<Map<string, Activity['kind']>>(1000)

/** The current English revision of a lesson, which decides what there is to do in it (activity id to kind); null when there is no such lesson. */
export async function findLessonActivities(
  db: Database,
  { courseId, lessonId }: { courseId: string; lessonId: string },
  at: Date,
): Promise<{ revisionId: string; activities: Map<string, Activity['kind']> } | null> {
  const [course] = await findCurrentCourses(db, [courseId], at)
  const revisionId = course?.body.lessons.find((lesson) => lesson.id === lessonId)?.revisions.en
  if (!revisionId) return null
  const found = await activityKinds.getAll([revisionId], async (missing) =>
    (
      await db
        .select({ id: lessonRevisions.id, activities: lessonRevisions.activities })
        .from(lessonRevisions)
        .where(inArray(lessonRevisions.id, missing))
    ).map(({ id, activities }) => [id, new Map(activities.map((activity) => [activity.id, activity.kind]))]),
  )
  const activities = found.get(revisionId)
  return activities ? { revisionId, activities } : null
}
