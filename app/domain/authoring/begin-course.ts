import { stringify } from 'yaml'
import { courseDescription } from '#app/domain/catalogue/syllabus.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { courseDrafts, courseTeamMembers } from '#db/schema/index.ts'
import { lessonPath } from './authored-path.ts'
import { findCourseNames } from './find-course-names.ts'
import { isTrainer } from './is-trainer.ts'
import { type LessonTemplate, writeLesson } from './lesson-templates.ts'
import { slugOf } from './slug-of.ts'
import { writeDraftFile } from './write-draft-file.ts'
import { writtenBytes } from './written-text.ts'

type Words = { en: string; fr?: string }

export type NewCourse = {
  courseId: string
  title: Words
  summary: Words
  minutes: number
  objective: { id: string; text: Words }
  lesson: { title: string; template: LessonTemplate }
}

export type BeginCourseOutcome =
  | { kind: 'begun'; courseId: string }
  | { kind: 'refused'; reason: 'trainers-only' | 'course-id-taken' | 'course-id-invalid' | 'too-many-courses' }

/** Addresses of the desk and folders of the syllabus that no course can have for its name. */
const reserved = ['new', 'job-aids']
const highestNumber = 99

/** Begins a course that exists as a draft only: its description and a first lesson. Whoever begins it is its author. */
export function beginCourse(db: Database, course: NewCourse, actor: Actor, at: Date): Promise<BeginCourseOutcome> {
  return inTransaction(db, async (tx) => {
    const { courseId } = course
    if (!(await isTrainer(tx, actor, at))) return { kind: 'refused', reason: 'trainers-only' }
    const description = describe(course)
    if (reserved.includes(courseId) || !courseDescription.safeParse(description).success)
      return { kind: 'refused', reason: 'course-id-invalid' }
    const { ids, folders } = await findCourseNames(tx)
    if (ids.has(courseId)) return { kind: 'refused', reason: 'course-id-taken' }
    const number = Math.max(0, ...[...folders].map((folder) => Number(folder.slice(0, 2)) || 0)) + 1
    if (number > highestNumber) return { kind: 'refused', reason: 'too-many-courses' }

    const folder = `${String(number).padStart(2, '0')}-${courseId}`
    const personId = actorIdOf(actor)
    const memberId = crypto.randomUUID()
    await tx.insert(courseDrafts).values({ courseId, folder, startedBy: personId, startedAt: at })
    const reason = 'Began the course'
    await tx
      .insert(courseTeamMembers)
      .values({ id: memberId, courseId, personId, part: 'author', reason, addedBy: personId, addedAt: at })
    for (const [path, text] of filesOf(course, folder, description))
      await writeDraftFile(tx, { courseId, path, content: writtenBytes(text), version: 1 }, actor, at)
    const payload = { folder, memberId, title: course.title.en }
    await recordEntry(tx, { action: 'course-draft.begun', actor, subjectId: courseId, payload }, at)
    return { kind: 'begun', courseId }
  })
}

function describe({ courseId, title, summary, minutes, objective, lesson }: NewCourse) {
  return { id: courseId, title, summary, minutes, objectives: [{ ...objective, lesson: firstSlug(lesson.title) }] }
}

function filesOf(course: NewCourse, folder: string, description: object): [string, string][] {
  const { title, template } = course.lesson
  const words = { title, summary: course.summary.en, minutes: 7, objective: course.objective.id }
  return [
    [`${folder}/course.yaml`, stringify(description, { lineWidth: 0 })],
    [lessonPath(folder, { position: 1, slug: firstSlug(title) }, 'en'), writeLesson(template, words)],
  ]
}

function firstSlug(title: string): string {
  return slugOf(title) || 'first'
}
