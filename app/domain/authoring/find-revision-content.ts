import { eq, inArray } from 'drizzle-orm'
import type { PublishableCourse } from '#app/domain/catalogue/publish-course.ts'
import type { Database } from '#db/handle.ts'
import { courseRevisions, lessonRevisions, questionVersions } from '#db/schema/index.ts'
import { findRevisionFiles } from './find-published-files.ts'

/** What a course says: a revision as it was published, or a draft as it would be. */
export type CourseContent = Pick<PublishableCourse, 'courseId' | 'body' | 'lessons' | 'questions'> & {
  /** By path, under the syllabus. */
  files: ReadonlyMap<string, { bytes: Uint8Array; hash: string }>
}

/** So many ids fit into one statement. */
const idsAtATime = 500

/** A revision with every text and question as it was compiled then. Throws where there is no such revision. */
export async function findRevisionContent(db: Database, revisionId: string): Promise<CourseContent> {
  const [revision] = await db
    .select({ courseId: courseRevisions.courseId, body: courseRevisions.body })
    .from(courseRevisions)
    .where(eq(courseRevisions.id, revisionId))
  if (!revision) throw new Error(`There is no course revision ${revisionId}`)
  const { body } = revision
  const texts = [...body.lessons, ...(body.handouts ?? [])].flatMap(({ revisions }) => Object.values(revisions))
  const lessons: CourseContent['lessons'] = []
  for (const ids of pieces(texts))
    lessons.push(...(await db.select().from(lessonRevisions).where(inArray(lessonRevisions.id, ids))))
  const questions: CourseContent['questions'] = []
  for (const ids of pieces(body.questionVersionIds))
    questions.push(...(await db.select().from(questionVersions).where(inArray(questionVersions.id, ids))))
  return { ...revision, lessons, questions, files: await findRevisionFiles(db, revisionId) }
}

/** A course ready to be published, as what it says. */
export function contentOf(course: PublishableCourse, files: CourseContent['files']): CourseContent {
  return { ...course, files }
}

function pieces(ids: string[]): string[][] {
  const found: string[][] = []
  for (let start = 0; start < ids.length; start += idsAtATime) found.push(ids.slice(start, start + idsAtATime))
  return found
}
