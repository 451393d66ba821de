import { randomUUID } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import {
  type CourseBody,
  type CourseOrigin,
  courseFiles,
  courseRevisions,
  lessonRevisions,
  questionVersions,
} from '#db/schema/index.ts'

/** A course ready to be published; ids of lessons and questions are hashes of their content. */
export type PublishableCourse = {
  courseId: string
  body: CourseBody
  lessons: Omit<typeof lessonRevisions.$inferInsert, 'createdAt'>[]
  questions: Omit<typeof questionVersions.$inferInsert, 'createdAt'>[]
  files: CourseFile[]
}

/** A file of the course's folder, byte for byte, with the SHA-256 (hex) of its bytes. */
export type CourseFile = { path: string; hash: string; contentBase64: string }

export type PublishCourseOutcome =
  | { kind: 'published' | 'unchanged'; number: number }
  | { kind: 'refused'; reason: 'administrators-only' }

/** Rows of this many values at most go into one statement; SQLite takes no more than 32,766. */
const rowsAtATime = 100

/** Publishes a course from its files as a new revision, unless it is byte for byte the current one. What learners saw before stays as it was. */
export function publishCourse(
  db: Database,
  { course, material }: { course: PublishableCourse; material: boolean },
  actor: Actor,
  at: Date,
): Promise<PublishCourseOutcome> {
  return inTransaction(db, async (tx) => {
    if (!(await administersEverything(tx, actor, at))) return { kind: 'refused', reason: 'administrators-only' }
    const publication = { origin: 'files', material, graceUntil: null, reason: null, withdrawn: false } as const
    const { kind, number } = await publishRevision(tx, course, publication, actor, at)
    return { kind, number }
  })
}

export type CoursePublication = {
  origin: CourseOrigin
  material: boolean
  graceUntil: Date | null
  reason: string | null
  withdrawn: boolean
  /** What else the ledger says of it. */
  noted?: Record<string, unknown>
}

/** Adds a course's next revision with its entry in the ledger, in the transaction of a command that asked who may. */
export async function publishRevision(
  tx: Transaction,
  course: PublishableCourse,
  { noted, ...publication }: CoursePublication,
  actor: Actor,
  at: Date,
): Promise<{ kind: 'published' | 'unchanged'; number: number; revisionId: string }> {
  const contentHash = sha256(canonicalJson([course.body, course.files.map(({ path, hash }) => [path, hash])]))
  const current = await findCurrent(tx, course.courseId)
  if (current?.contentHash === contentHash && current.withdrawn === publication.withdrawn)
    return { kind: 'unchanged', number: current.number, revisionId: current.id }

  const revision = { id: randomUUID(), number: (current?.number ?? 0) + 1 }
  await storeContent(tx, course, at)
  await tx.insert(courseRevisions).values({
    ...revision,
    ...publication,
    courseId: course.courseId,
    contentHash,
    body: course.body,
    publishedAt: at,
    publishedBy: actorIdOf(actor),
  })
  await storeFiles(tx, revision.id, course.files)
  const graceUntil = publication.graceUntil?.toISOString() ?? null
  const payload = { number: revision.number, contentHash, ...publication, graceUntil, ...noted }
  await recordEntry(tx, { action: 'course.published', actor, subjectId: course.courseId, payload }, at)
  return { kind: 'published', number: revision.number, revisionId: revision.id }
}

async function findCurrent(tx: Transaction, courseId: string) {
  const [current] = await tx
    .select({
      id: courseRevisions.id,
      number: courseRevisions.number,
      contentHash: courseRevisions.contentHash,
      withdrawn: courseRevisions.withdrawn,
    })
    .from(courseRevisions)
    .where(eq(courseRevisions.courseId, courseId))
    .orderBy(desc(courseRevisions.number))
    .limit(1)
  return current
}

/** Content that was published before has the same id and is already there. */
async function storeContent(tx: Transaction, { lessons, questions }: PublishableCourse, at: Date): Promise<void> {
  for (const lesson of lessons)
    await tx
      .insert(lessonRevisions)
      .values({ ...lesson, createdAt: at })
      .onConflictDoNothing()
  for (const question of questions) {
    await tx
      .insert(questionVersions)
      .values({ ...question, createdAt: at })
      .onConflictDoNothing()
  }
}

async function storeFiles(tx: Transaction, courseRevisionId: string, files: CourseFile[]): Promise<void> {
  const rows = files.map((file) => ({ courseRevisionId, ...file }))
  for (let first = 0; first < rows.length; first += rowsAtATime) {
    await tx.insert(courseFiles).values(rows.slice(first, first + rowsAtATime))
  }
}
