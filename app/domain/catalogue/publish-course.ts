import { randomUUID } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { type CourseBody, courseFiles, courseRevisions, lessonRevisions, questionVersions } from '#db/schema/index.ts'

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

/** Publishes a course as a new revision, unless it is byte for byte the current one. What learners saw before stays as it was. */
export function publishCourse(
  db: Database,
  { course, material }: { course: PublishableCourse; material: boolean },
  actor: Actor,
  at: Date,
): Promise<PublishCourseOutcome> {
  const contentHash = sha256(canonicalJson([course.body, course.files.map(({ path, hash }) => [path, hash])]))
  return inTransaction(db, async (tx) => {
    if (!(await administersEverything(tx, actor, at))) return { kind: 'refused', reason: 'administrators-only' }
    const current = await findCurrent(tx, course.courseId)
    if (current?.contentHash === contentHash) return { kind: 'unchanged', number: current.number }

    const revision = { id: randomUUID(), number: (current?.number ?? 0) + 1 }
    await storeContent(tx, course, at)
    await tx.insert(courseRevisions).values({
      ...revision,
      courseId: course.courseId,
      contentHash,
      body: course.body,
      material,
      publishedAt: at,
      publishedBy: actorIdOf(actor),
    })
    await storeFiles(tx, revision.id, course.files)
    const payload = { number: revision.number, contentHash, material }
    await recordEntry(tx, { action: 'course.published', actor, subjectId: course.courseId, payload }, at)
    return { kind: 'published', number: revision.number }
  })
}

async function findCurrent(tx: Transaction, courseId: string) {
  const [current] = await tx
    .select({ number: courseRevisions.number, contentHash: courseRevisions.contentHash })
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
