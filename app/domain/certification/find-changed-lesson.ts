import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { courseUpdates, standings } from '#db/schema/index.ts'
import { findChangesDue } from './find-changes-due.ts'

/**
 * Whether somebody who is certified has to read this lesson, or has read it, because it changed, and in which programme; null where it is
 * asked of them for no such reason. Where no update of the course stands it costs one small query.
 */
export async function findChangedLesson(
  db: Database,
  { personId, courseId, lessonId }: { personId: string; courseId: string; lessonId: string },
  now: Date,
): Promise<{ programmeId: string; publishedAt: Date; read: boolean } | null> {
  const asking = await db
    .selectDistinct({ programmeId: courseUpdates.programmeId })
    .from(courseUpdates)
    .innerJoin(standings, and(eq(standings.programmeId, courseUpdates.programmeId), eq(standings.personId, personId)))
    .where(and(eq(courseUpdates.courseId, courseId), isNull(courseUpdates.withdrawnAt)))
  const found: { programmeId: string; publishedAt: Date; read: boolean }[] = []
  for (const { programmeId } of asking) {
    const due = await findChangesDue(db, { personId, programmeId }, now)
    for (const { publishedAt, lessons, ...change } of due?.changes ?? []) {
      const lesson = change.courseId === courseId && lessons.find((one) => one.lessonId === lessonId)
      if (lesson) found.push({ programmeId, publishedAt, read: lesson.read })
    }
  }
  return found.find(({ read }) => !read) ?? found[0] ?? null
}
