import { type CourseStatistics, findCourseStatistics } from '#app/domain/statistics/find-course-statistics.ts'
import { db } from './database.ts'

/** How long figures are shown again instead of being counted anew, in milliseconds. */
const freshness = 10 * 60_000
const mostKept = 20

type Kept = { at: Date; figures: Promise<CourseStatistics | null> }
const kept = new Map<string, Kept>()

/** A course's figures and when they were counted: anew at most every ten minutes, and once for all who ask meanwhile. */
export async function courseStatistics(courseId: string, now: Date) {
  const known = kept.get(courseId)
  const fresh = known && now.getTime() - known.at.getTime() < freshness ? known : count(courseId, now)
  const figures = await fresh.figures
  return figures && { ...figures, countedAt: fresh.at }
}

function count(courseId: string, now: Date): Kept {
  const counting = { at: now, figures: findCourseStatistics(db, courseId, now) }
  kept.delete(courseId)
  kept.set(courseId, counting)
  if (kept.size > mostKept) kept.delete(kept.keys().next().value as string)
  // What failed is asked for again by the next.
  counting.figures.catch(() => kept.delete(courseId))
  return counting
}
