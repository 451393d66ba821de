import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import {
  type CourseOrigin,
  courseRevisions,
  courseUpdates,
  type LocalisedText,
  people,
  programmes,
  programmeVersions,
} from '#db/schema/index.ts'

export type CourseRevision = {
  id: string
  number: number
  publishedAt: Date
  /** Null where it was an operator or Lisans itself. */
  publishedBy: string | null
  origin: CourseOrigin | null
  reason: string | null
  material: boolean
  graceUntil: Date | null
  withdrawn: boolean
  /** What it asked of those who are certified, programme by programme. */
  updates: {
    programmeId: string
    title: LocalisedText
    lessonIds: string[]
    objectives: string[]
    graceUntil: Date
    withdrawnAt: Date | null
  }[]
}

/** Every revision of a course, the newest first, with what it asked of whom. */
export async function listCourseRevisions(db: Database, courseId: string): Promise<CourseRevision[]> {
  const revisions = await db
    .select({
      id: courseRevisions.id,
      number: courseRevisions.number,
      publishedAt: courseRevisions.publishedAt,
      publishedBy: people.name,
      origin: courseRevisions.origin,
      reason: courseRevisions.reason,
      material: courseRevisions.material,
      graceUntil: courseRevisions.graceUntil,
      withdrawn: courseRevisions.withdrawn,
    })
    .from(courseRevisions)
    .leftJoin(people, eq(people.id, courseRevisions.publishedBy))
    .where(eq(courseRevisions.courseId, courseId))
    .orderBy(desc(courseRevisions.number))
  const ids = revisions.filter(({ material }) => material).map(({ id }) => id)
  const updates = ids.length > 0 ? await listUpdates(db, ids) : []
  return revisions.map((revision) => ({
    ...revision,
    updates: updates.filter(({ revisionId }) => revisionId === revision.id).map(({ revisionId, ...update }) => update),
  }))
}

/** One revision of a course by its number; null where there is none. */
export async function findCourseRevision(
  db: Database,
  courseId: string,
  number: number,
): Promise<{ id: string; number: number; withdrawn: boolean } | null> {
  if (!Number.isSafeInteger(number) || number < 1 || number > 1_000_000) return null
  const [found] = await db
    .select({ id: courseRevisions.id, number: courseRevisions.number, withdrawn: courseRevisions.withdrawn })
    .from(courseRevisions)
    .where(and(eq(courseRevisions.courseId, courseId), eq(courseRevisions.number, number)))
  return found ?? null
}

async function listUpdates(db: Database, revisionIds: string[]) {
  const rows = await db
    .select({
      revisionId: courseUpdates.courseRevisionId,
      programmeId: courseUpdates.programmeId,
      body: programmeVersions.body,
      lessonIds: courseUpdates.lessonIds,
      objectives: courseUpdates.objectives,
      graceUntil: courseUpdates.graceUntil,
      withdrawnAt: courseUpdates.withdrawnAt,
    })
    .from(courseUpdates)
    .innerJoin(programmes, eq(programmes.id, courseUpdates.programmeId))
    .innerJoin(programmeVersions, eq(programmeVersions.id, programmes.currentVersionId))
    .where(inArray(courseUpdates.courseRevisionId, revisionIds))
  return rows.map(({ body, ...update }) => ({ ...update, title: body.title }))
}
