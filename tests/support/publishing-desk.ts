import {
  type AskedOfHolders,
  coursePublicationFingerprint,
} from '#app/domain/authoring/course-publication-fingerprint.ts'
import { draftHash } from '#app/domain/authoring/draft-hash.ts'
import { findDraft } from '#app/domain/authoring/find-draft.ts'
import { publishCourseDraft } from '#app/domain/authoring/publish-course-draft.ts'
import { saveDraftFile } from '#app/domain/authoring/save-draft-file.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { weighCourse } from '#app/web/weigh-course.ts'
import type { Database } from '#db/handle.ts'
import { addTestAuthor, authoredCourse, publishAuthoredCourse, secondLesson } from './authored-course.ts'

const { courseId } = authoredCourse
export const secondLessonPath = `${authoredCourse.folder}/02-second.mdx`

/** The desk of a course with one author, and what is done there as a test tells it. */
export async function publishingDesk(db: Database, at: Date) {
  await publishAuthoredCourse(db)
  const author = await addTestAuthor(db)

  /** Writes a file over whatever stands there; the second lesson with other words where nothing is said. */
  async function write(text = secondLesson('A new beginning.'), path = secondLessonPath, by: Actor = author.actor) {
    const version = (await findDraft(db, courseId))?.files.get(path)?.version ?? 0
    const saved = await saveDraftFile(db, { courseId, path, content: new TextEncoder().encode(text), version }, by, at)
    if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved))
  }

  async function fingerprint(material: AskedOfHolders | null = null): Promise<string> {
    const draft = await findDraft(db, courseId)
    if (!draft) throw new Error('There is no course')
    const { publishedNumber } = draft
    return coursePublicationFingerprint({ hash: draftHash(draft), publishedNumber, material })
  }

  async function publish(
    material: AskedOfHolders | null = null,
    { by = author.actor, looked = undefined as string | undefined, now = at } = {},
  ) {
    const seen = looked ?? (await fingerprint(material))
    const publication = { courseId, material, reason: 'It was not clear', fingerprint: seen }
    return publishCourseDraft(db, publication, weighCourse, by, now)
  }

  return { author, write, fingerprint, publish }
}
