import { eq, isNull } from 'drizzle-orm'
import { listReviewers } from '#app/domain/authoring/find-draft-review.ts'
import { listDeskCourses } from '#app/domain/authoring/list-desk-courses.ts'
import type { Database } from '#db/handle.ts'
import { courseDrafts, draftReviews } from '#db/schema/index.ts'
import type { Waiting } from './waiting.ts'

/**
 * Drafts that were laid before a second trainer: for those of the course who had no hand in them. Where there is nobody of the kind any
 * more it comes to administrators, who can add one to the team.
 */
export async function listCourseReviewsWaiting(db: Database, at: Date): Promise<Waiting[]> {
  const reviews = await db
    .select({
      id: draftReviews.id,
      courseId: draftReviews.courseId,
      askedBy: draftReviews.askedBy,
      askedAt: draftReviews.askedAt,
    })
    .from(draftReviews)
    .innerJoin(courseDrafts, eq(courseDrafts.courseId, draftReviews.courseId))
    .where(isNull(draftReviews.decidedAt))
  if (reviews.length === 0) return []
  const titles = new Map((await listDeskCourses(db, at)).map(({ courseId, title }) => [courseId, title]))
  const waiting: Waiting[] = []
  for (const { id, courseId, askedBy, askedAt } of reviews) {
    const reviewers = (await listReviewers(db, courseId, at)).filter(({ personId }) => personId !== askedBy)
    waiting.push({
      kind: 'course-review',
      id: `course-review ${id}`,
      since: askedAt,
      roles: ['administrator'],
      unitId: null,
      firstIds: reviewers.map(({ personId }) => personId),
      subject: { kind: 'course', courseId, title: titles.get(courseId) ?? { en: courseId } },
      href: reviewers.length > 0 ? `/training/courses/${courseId}/review` : `/admin/courses/${courseId}`,
    })
  }
  return waiting
}
