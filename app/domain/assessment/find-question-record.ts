import { and, asc, count, desc, eq } from 'drizzle-orm'
import { findCurrentCourses } from '#app/domain/learning/find-current-courses.ts'
import type { Database } from '#db/handle.ts'
import { mentions } from '#db/mentions.ts'
import { attemptRegrades, people, questionCorrections, questionVersions, workItems } from '#db/schema/index.ts'
import { regradeWork } from './correct-question.ts'
import { findQuestions, type Question } from './find-questions.ts'

export type QuestionRecord = {
  question: Question
  /** Every version there was of it, the newest first. */
  versions: { id: string; createdAt: Date; current: boolean; corrected: boolean }[]
  correction: FoundCorrection | null
}

export type FoundCorrection = Pick<
  typeof questionCorrections.$inferSelect,
  'id' | 'correctOptionId' | 'reason' | 'concernId' | 'correctedAt'
> & {
  correctedBy: string | null
  /** Papers marked anew so far, and whether more are to come. `stuck`: it failed too often and an operator must look. */
  regraded: number
  passing: number
  progress: 'going-on' | 'done' | 'stuck'
}

/** A question in one of its versions: the one asked for, or else the one that is drawn now, or the newest. Null where there is none. */
export async function findQuestionRecord(
  db: Database,
  {
    courseId,
    questionId,
    questionVersionId,
  }: { courseId: string; questionId: string; questionVersionId: string | null },
  at: Date,
): Promise<QuestionRecord | null> {
  const rows = await db
    .select({
      id: questionVersions.id,
      createdAt: questionVersions.createdAt,
      correctionId: questionCorrections.id,
    })
    .from(questionVersions)
    .leftJoin(questionCorrections, eq(questionCorrections.questionVersionId, questionVersions.id))
    .where(and(eq(questionVersions.courseId, courseId), eq(questionVersions.questionId, questionId)))
    .orderBy(desc(questionVersions.createdAt), asc(questionVersions.id))
  const [course] = await findCurrentCourses(db, [courseId], at)
  const inUse = new Set(course?.body.questionVersionIds)
  const versions = rows.map(({ id, createdAt, correctionId }) => ({
    id,
    createdAt,
    current: inUse.has(id),
    corrected: correctionId !== null,
  }))
  const meant = questionVersionId
    ? versions.find(({ id }) => id === questionVersionId)
    : (versions.find(({ current }) => current) ?? versions[0])
  const question = meant && (await findQuestions(db, [meant.id])).get(meant.id)
  return question ? { question, versions, correction: await findCorrection(db, question.id) } : null
}

async function findCorrection(db: Database, questionVersionId: string): Promise<FoundCorrection | null> {
  const [found] = await db
    .select({ correction: questionCorrections, correctedBy: people.name })
    .from(questionCorrections)
    .leftJoin(people, eq(people.id, questionCorrections.correctedBy))
    .where(eq(questionCorrections.questionVersionId, questionVersionId))
  if (!found) return null
  const { id, correctOptionId, reason, concernId, correctedAt } = found.correction
  const counted = await db
    .select({ passed: attemptRegrades.passed, regraded: count() })
    .from(attemptRegrades)
    .where(eq(attemptRegrades.correctionId, id))
    .groupBy(attemptRegrades.passed)
  return {
    ...{ id, correctOptionId, reason, concernId, correctedAt },
    correctedBy: found.correctedBy,
    regraded: counted.reduce((sum, one) => sum + one.regraded, 0),
    passing: counted.find(({ passed }) => passed)?.regraded ?? 0,
    progress: await findProgress(db, id),
  }
}

async function findProgress(db: Database, correctionId: string): Promise<FoundCorrection['progress']> {
  const pieces = await db
    .select({ state: workItems.state })
    .from(workItems)
    .where(and(eq(workItems.kind, regradeWork), eq(mentions(workItems.payload, correctionId), 1)))
  if (pieces.some(({ state }) => state === 'waiting')) return 'going-on'
  return pieces.some(({ state }) => state === 'dead') ? 'stuck' : 'done'
}
