import { randomUUID } from 'node:crypto'
import type { Transaction } from '#db/handle.ts'
import { courseUpdates } from '#db/schema/index.ts'
import { listProgrammesWith } from './list-programmes-with.ts'

type Update = {
  courseId: string
  revisionId: string
  /** Whose English changed; at least one of these or an objective, or nobody would have anything to do. */
  lessonIds: string[]
  objectives: string[]
  publishedAt: Date
  /** The last instant of the grace; null for none. */
  graceUntil: Date | null
}

/**
 * The part of a course's publication that asks those who are certified to catch up: a row for each programme whose current version has
 * the course as a module. Answers the ids of these programmes. To be called in the transaction that publishes the revision.
 */
export async function insertCourseUpdates(tx: Transaction, update: Update): Promise<string[]> {
  const { courseId, revisionId, lessonIds, objectives, publishedAt, graceUntil } = update
  if (graceUntil && graceUntil < publishedAt) throw new Error('The grace of an update ends before its publication')
  if (lessonIds.length + objectives.length === 0) throw new Error('An update asks for nothing')
  const programmeIds = (await listProgrammesWith(tx, courseId)).map(({ programmeId }) => programmeId)
  if (programmeIds.length === 0) return []
  await tx.insert(courseUpdates).values(
    programmeIds.map((programmeId) => ({
      id: randomUUID(),
      programmeId,
      courseId,
      courseRevisionId: revisionId,
      lessonIds,
      objectives,
      publishedAt,
      graceUntil: graceUntil ?? new Date(publishedAt.getTime() - 1),
    })),
  )
  return programmeIds
}
