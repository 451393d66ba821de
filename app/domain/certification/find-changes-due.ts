import { eq, inArray } from 'drizzle-orm'
import { updateRefusal } from '#app/domain/assessment/may-start.ts'
import type { Database } from '#db/handle.ts'
import { courseRevisions, courseUpdates } from '#db/schema/index.ts'
import { findSituation } from './find-situation.ts'
import type { Standing } from './standing.ts'
import { changedLessonsLeft } from './updates-due.ts'

/** One material change that somebody has to catch up with. */
export type ChangeDue = {
  courseId: string
  /** Why, in the words of whoever published it; null where nobody wrote any. */
  reason: string | null
  publishedAt: Date
  /** The last instant at which not having caught up closes nothing. */
  by: Date
  lessons: { lessonId: string; read: boolean }[]
  objectives: string[]
}

export type ChangesDue = {
  standing: Standing
  /** The most urgent first; none where nothing is due, or where no certificate runs that it could keep. */
  changes: ChangeDue[]
  refusal: ReturnType<typeof updateRefusal>
}

/** What changed in a programme's modules since somebody was certified, and whether they may be examined in it now. Null without such a programme. */
export async function findChangesDue(
  db: Database,
  whose: { personId: string; programmeId: string },
  now: Date,
): Promise<ChangesDue | null> {
  const situation = await findSituation(db, whose, now)
  if (!situation) return null
  const { facts, programme, cycle, standing } = situation
  const refusal = updateRefusal(situation, now)
  const dues = cycle.updatesDue
  if (dues.length === 0) return { standing, changes: [], refusal }

  const rows = await db
    .select({ id: courseUpdates.id, reason: courseRevisions.reason })
    .from(courseUpdates)
    .innerJoin(courseRevisions, eq(courseRevisions.id, courseUpdates.courseRevisionId))
    .where(
      inArray(
        courseUpdates.id,
        dues.map(({ id }) => id),
      ),
    )
  const reasons = new Map(rows.map(({ id, reason }) => [id, reason]))
  const changes = dues.map((due): ChangeDue => {
    const { id, courseId, since, by, objectives } = due
    const left = changedLessonsLeft(facts, programme, [due])
    const known = programme.courses.find((course) => course.courseId === courseId)?.lessonIds ?? []
    const lessons = due.lessonIds
      .filter((lessonId) => known.includes(lessonId))
      .map((lessonId) => ({ lessonId, read: !left.some((lesson) => lesson.lessonId === lessonId) }))
    return { courseId, reason: reasons.get(id) ?? null, publishedAt: since, by, lessons, objectives }
  })
  return { standing, changes, refusal }
}
