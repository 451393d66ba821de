import { createHash } from 'node:crypto'
import { eq, inArray } from 'drizzle-orm'
import { findPublishedFiles } from '#app/domain/authoring/find-published-files.ts'
import type { Activity } from '#app/lesson-markup/activity.ts'
import type { Database } from '#db/handle.ts'
import {
  courseRevisions,
  type Language,
  type LessonSegment,
  lessonRevisions,
  type Objective,
} from '#db/schema/index.ts'

/** A module as a package shows it. Of its examined questions nothing is read. */
export type ModuleSource = {
  courseId: string
  revisionId: string
  /** Of the revision. */
  number: number
  language: Language
  title: string
  summary: string
  objectives: Objective[]
  lessons: ModuleLesson[]
  /** Name in the package (`figures/<hash>.svg`) to bytes. */
  figures: Map<string, Uint8Array>
  /** Eight characters that change with the text of any lesson. */
  fingerprint: string
}

export type ModuleLesson = {
  id: string
  title: string
  /** English where the lesson is not translated. */
  language: Language
  segments: LessonSegment[]
  activities: Activity[]
}

const figurePath = /\/figures\/[^/]+\.(svg|png|jpg|webp)$/

/** The module as it is published; null when it is not, or was taken out. */
export async function findModuleSource(
  db: Database,
  courseId: string,
  language: Language,
): Promise<ModuleSource | null> {
  const published = await findPublishedFiles(db, courseId)
  if (!published || published.withdrawn) return null
  const { revisionId, number } = published
  const [revision] = await db.select().from(courseRevisions).where(eq(courseRevisions.id, revisionId))
  if (!revision) return null
  const { title, summary, objectives, lessons: entries } = revision.body
  const ids = entries.map(({ revisions }) => revisions[language] ?? revisions.en)
  const found = await db.select().from(lessonRevisions).where(inArray(lessonRevisions.id, ids))
  const lessons = ids.flatMap((id) => found.filter((lesson) => lesson.id === id).map(lessonOf))
  const html = JSON.stringify(lessons)
  const figures = new Map<string, Uint8Array>()
  for (const [path, { hash, bytes }] of published.files) {
    const [, ending] = figurePath.exec(path) ?? []
    // The picture of another language is not among those shown.
    if (ending && html.includes(`/figures/${hash}.${ending}`)) figures.set(`figures/${hash}.${ending}`, bytes)
  }
  const fingerprint = createHash('sha256').update(ids.join(' ')).digest('hex').slice(0, 8)
  const words = { title: title[language] ?? title.en, summary: summary[language] ?? summary.en }
  return { courseId, revisionId, number, language, ...words, objectives, lessons, figures, fingerprint }
}

type LessonRow = typeof lessonRevisions.$inferSelect

/** Whatever else came to stand in a lesson, only its practice leaves. */
function lessonOf({ lessonId, title, language, segments, activities }: LessonRow): ModuleLesson {
  const practice = activities.filter((activity) => activity.kind !== 'question' || activity.pool === 'practice')
  return { id: lessonId, title, language, segments, activities: practice }
}
