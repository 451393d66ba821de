import { type CourseComparison, compareCourses } from '#app/domain/authoring/compare-courses.ts'
import { draftHash } from '#app/domain/authoring/draft-hash.ts'
import { holdsFinalKeys, knowsFinalKeys, withoutFinalKeys } from '#app/domain/authoring/final-keys.ts'
import type { Draft } from '#app/domain/authoring/find-draft.ts'
import { findReviewState } from '#app/domain/authoring/find-draft-review.ts'
import { findLackingProgrammes } from '#app/domain/authoring/find-lacking-programmes.ts'
import { findPublishedFiles } from '#app/domain/authoring/find-published-files.ts'
import { type CourseContent, contentOf, findRevisionContent } from '#app/domain/authoring/find-revision-content.ts'
import { listDeskCourses } from '#app/domain/authoring/list-desk-courses.ts'
import { type PreparedPublication, preparePublication } from '#app/domain/authoring/prepare-publication.ts'
import { type ProposedUpdate, proposeUpdate } from '#app/domain/authoring/propose-update.ts'
import type { Obstacles } from '#app/ui/publication-obstacles.tsx'
import type { CoursePart, LocalisedText } from '#db/schema/catalogue.ts'
import type { CourseDesk } from './course-desk.ts'
import { db } from './database.ts'
import { openDraft } from './text-desk.ts'
import { weighCourse } from './weigh-course.ts'

type Named = { id: string; text: LocalisedText }

/** A draft made ready to be looked at: what it changes, what keeps it from being published, and who has to look at it first. */
export async function draftOnDesk(desk: CourseDesk) {
  const { courseId, actor, now } = desk
  const draft = await openDraft(desk)
  const hash = draftHash(draft)
  const published = await findPublishedFiles(db, courseId)
  const prepared = draft.isChanged ? await preparePublication(db, draft, weighCourse) : null
  const review = await findReviewState(db, { courseId, hash }, actor, now)
  const { comparison, ...compared } = await compareWith(prepared, draft, published?.revisionId ?? null)
  return {
    courseId,
    title: await titleOnDesk(courseId, now),
    hash,
    isChanged: draft.isChanged,
    publishedNumber: draft.publishedNumber,
    review,
    obstacles: await obstaclesOf(prepared, draft, published?.withdrawn ?? false, desk.parts),
    comparison: comparison && shownTo(desk, comparison),
    ...compared,
  }
}

/** What differs, as far as somebody at the desk may see it. */
export function shownTo({ parts }: Pick<CourseDesk, 'parts'>, comparison: CourseComparison): CourseComparison {
  return knowsFinalKeys(parts) ? comparison : withoutFinalKeys(comparison)
}

/** The title of a course, published or not. */
export async function titleOnDesk(courseId: string, now: Date): Promise<LocalisedText> {
  const course = (await listDeskCourses(db, now)).find((one) => one.courseId === courseId)
  return course?.title ?? { en: courseId }
}

/** What the files of a course, compiled, would change of a revision. Null for a first publication, or where they cannot be compiled. */
export async function compareWith(
  prepared: PreparedPublication | null,
  { files }: Pick<CourseContent, 'files'>,
  revisionId: string | null,
): Promise<{
  comparison: CourseComparison | null
  proposed: ProposedUpdate
  lessons: Named[]
  objectives: Named[]
}> {
  const nothing = { lessonIds: [], objectives: [] }
  if (!prepared?.course) return { comparison: null, proposed: nothing, lessons: [], objectives: [] }
  const after = contentOf(prepared.course, files)
  const lessons = after.body.lessons.map(({ id, title }) => ({ id, text: title }))
  const objectives = after.body.objectives.map(({ id, text }) => ({ id, text }))
  if (!revisionId) return { comparison: null, proposed: nothing, lessons, objectives }
  const comparison = compareCourses(await findRevisionContent(db, revisionId), after)
  return { comparison, proposed: proposeUpdate(comparison, after), lessons, objectives }
}

/**
 * Everything that keeps these files from being published, for somebody with these parts in the course: what is wrong with a question can
 * name its key, for example by its length.
 */
export async function obstaclesOf(
  prepared: PreparedPublication | null,
  draft: Pick<Draft, 'files' | 'removed'> | null,
  withdrawn: boolean,
  parts: readonly CoursePart[],
): Promise<Obstacles> {
  const outdated = [...(draft?.files ?? []), ...(draft?.removed ?? [])].filter(([, file]) => file.outdated)
  return {
    errors: (prepared?.errors ?? []).map(({ file, line, message }) => ({
      file,
      line,
      message: holdsFinalKeys(file) && !knowsFinalKeys(parts) ? null : message,
    })),
    heavy: (prepared?.heavy ?? []).flatMap((lesson) =>
      lesson.tooHeavy.map((part) => ({ file: lesson.file, part, kilobytes: Math.ceil(lesson[part] / 1000) })),
    ),
    outdated: outdated.map(([path]) => path),
    lacking: prepared?.course ? await findLackingProgrammes(db, prepared.course) : [],
    withdrawn,
  }
}
