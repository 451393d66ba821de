import { coursePublicationFingerprint } from '#app/domain/authoring/course-publication-fingerprint.ts'
import { draftHash } from '#app/domain/authoring/draft-hash.ts'
import { findDraft } from '#app/domain/authoring/find-draft.ts'
import { findPublishedFiles } from '#app/domain/authoring/find-published-files.ts'
import { publishCourseDraft } from '#app/domain/authoring/publish-course-draft.ts'
import { rememberCompiled } from '#app/domain/authoring/remember-compiled.ts'
import { saveDraftFile } from '#app/domain/authoring/save-draft-file.ts'
import { compileSyllabus } from '#app/domain/catalogue/compile-syllabus.ts'
import { importSyllabus } from '#app/domain/catalogue/import-syllabus.ts'
import { figureAddress } from '#app/domain/catalogue/prepare-course.ts'
import { readSyllabusFolder } from '#app/domain/catalogue/read-syllabus.ts'
import { folderOfFiles } from '#app/domain/catalogue/syllabus-folder.ts'
import { courseRevisions } from '#db/schema/index.ts'
import { soundSyllabus } from '#tests/domain/catalogue-lint-scene.ts'
import { addTestAuthor, authoredCourse, publishAuthoredCourse, secondLesson } from './authored-course.ts'
import { emptyDatabase } from './database.ts'
import { operator } from './people.ts'

const { courseId } = authoredCourse
const second = '02-privacy/02-second.mdx'
const monday = new Date('2026-03-02T08:00:00.000Z')
const tuesday = new Date('2026-03-03T08:00:00.000Z')

/** The files of that course as they were shipped, by path. */
export async function soundFiles(): Promise<Record<string, string>> {
  return { ...soundSyllabus(), [second]: secondLesson() }
}

/** A published course, its author at the desk, and files that come in beside them. */
export async function exchangeDesk(more: Record<string, string> = {}) {
  const db = await emptyDatabase()
  await publishAuthoredCourse(db, more)
  const author = await addTestAuthor(db)
  const save = async (content: string | null, path = second, over?: number) => {
    const version = over ?? (await findDraft(db, courseId))?.files.get(path)?.version ?? 0
    const bytes = content === null ? null : new TextEncoder().encode(content)
    return saveDraftFile(db, { courseId, path, content: bytes, version }, author.actor, monday)
  }
  const publish = async (content: string | null, path = second) => {
    await save(content, path)
    const draft = await findDraft(db, courseId)
    if (!draft) throw new Error('There is no draft')
    const { publishedNumber } = draft
    const fingerprint = coursePublicationFingerprint({ hash: draftHash(draft), publishedNumber, material: null })
    const publication = { courseId, material: null, reason: 'A test', fingerprint }
    const outcome = await publishCourseDraft(db, publication, () => [], author.actor, monday)
    if (outcome.kind === 'refused') throw new Error(outcome.reason)
  }
  type Options = { settle?: 'take-files' | 'keep-browser'; material?: boolean; graceUntil?: Date; onlyCourse?: string }
  const bring = async (changes: Record<string, string | null> = {}, options: Options = {}) => {
    const encoder = new TextEncoder()
    const texts = Object.entries({ ...(await soundFiles()), ...changes }).flatMap(([path, words]) =>
      words === null ? [] : [[path, encoder.encode(words)] as const],
    )
    const folder = folderOfFiles(new Map(texts))
    const syllabus = await compileSyllabus(await readSyllabusFolder(folder), figureAddress, rememberCompiled)
    const publication = { syllabus, material: false, graceUntil: null, ...options }
    const parts = await importSyllabus(db, publication, operator, tuesday)
    return parts.find(({ part }) => part === courseId)
  }
  const text = async (path = second) =>
    new TextDecoder().decode((await findPublishedFiles(db, courseId))?.files.get(path)?.bytes)
  const revisions = async () =>
    (await db.select().from(courseRevisions)).map(({ number, contentHash }) => [number, contentHash])
  return { db, author, save, publish, bring, text, revisions }
}
