import { authoredFile, bankPath } from '#app/domain/authoring/authored-path.ts'
import { compileDraft } from '#app/domain/authoring/compile-draft.ts'
import { draftLessons, draftLessonTitle } from '#app/domain/authoring/draft-lessons.ts'
import { holdsFinalKeys, knowsFinalKeys } from '#app/domain/authoring/final-keys.ts'
import type { Draft } from '#app/domain/authoring/find-draft.ts'
import { listDeskCourses } from '#app/domain/authoring/list-desk-courses.ts'
import { type ListedSetAside, listKeptTexts, listSetAsideTexts } from '#app/domain/authoring/list-set-aside-texts.ts'
import type { FileProblem } from '#app/domain/catalogue/syllabus.ts'
import { languages } from '#app/lesson-markup/language.ts'
import { courseFileAddress, lessonDeskAddress } from '#app/ui/training-addresses.ts'
import type { Language } from '#db/schema/people.ts'
import type { CourseDesk } from './course-desk.ts'
import { db } from './database.ts'
import { notFound } from './refuse.ts'
import { openDraft } from './text-desk.ts'

/** A text of a course in one language, as the page of the course lists it. */
export type ListedText = {
  path: string
  language: Language
  href: string
  state: 'published' | 'changed' | 'new'
  outdated: boolean
  errors: number
  warnings: number
}

/** Everything of a course that its authors see on one page. */
export async function courseDeskPage(desk: CourseDesk, spoken: Language) {
  const { courseId, actor, now, parts } = desk
  const draft = await openDraft(desk)
  const course = (await listDeskCourses(db, now)).find((one) => one.courseId === courseId) ?? notFound()
  const { course: compiled, problems } = await compileDraft(db, draft)
  const listed = (path: string) => listedText(courseId, draft, problems, path)
  const mine = { courseId, personId: personOf(actor) }
  const lessons = draftLessons(draft).map((lesson) => ({
    lessonId: lesson.slug,
    position: lesson.position,
    title: draftLessonTitle(draft, lesson, spoken),
    texts: languages.flatMap((language) => {
      const path = lesson.paths[language]
      return path ? [listed(path)] : []
    }),
  }))
  const others = [
    { kind: 'quiz', paths: languages.map((language) => bankPath(draft.folder, 'quiz', language)) },
    { kind: 'final', paths: languages.map((language) => bankPath(draft.folder, 'final', language)) },
    { kind: 'handout', paths: ['', '.fr', '.crs'].map((suffix) => `${draft.folder}/team-discussion${suffix}.mdx`) },
    { kind: 'description', paths: [`${draft.folder}/course.yaml`] },
  ]
    .filter(({ kind }) => kind !== 'final' || knowsFinalKeys(parts))
    .map(({ kind, paths }) => ({
      kind,
      address: courseFileAddress(courseId, paths[0] ?? ''),
      texts: paths.filter((path) => draft.files.has(path)).map(listed),
    }))
  const shown = new Set([...lessons, ...others].flatMap(({ texts }) => texts.map(({ path }) => path)))
  return {
    ...course,
    parts,
    lessons,
    others,
    objectives: compiled?.source.description.objectives ?? [],
    changes: changesOf(draft),
    setAside: (await listSetAsideTexts(db, mine)).map(listedKept),
    kept: (await listKeptTexts(db, mine)).map(listedKept),
    loose: problems.filter(({ file }) => !shown.has(file) && (!holdsFinalKeys(file) || knowsFinalKeys(parts))),
    errors: problems.filter(({ severity }) => severity === 'error').length,
  }
}

function listedKept({ id, path, setAsideAt }: ListedSetAside) {
  return { id, path, at: setAsideAt }
}

function listedText(courseId: string, draft: Draft, problems: FileProblem[], path: string): ListedText {
  const file = authoredFile(path, draft.folder)
  const language = file && 'language' in file ? file.language : 'en'
  const here = problems.filter((problem) => problem.file === path)
  const standing = draft.files.get(path)
  return {
    path,
    language,
    href:
      file?.kind === 'lesson' ? lessonDeskAddress(courseId, file.slug, language) : courseFileAddress(courseId, path),
    state: standing?.state ?? 'new',
    outdated: standing?.outdated ?? false,
    errors: here.filter(({ severity }) => severity === 'error').length,
    warnings: here.filter(({ severity }) => severity === 'warning').length,
  }
}

/** What the draft would change of the published course, file by file. */
export function changesOf(draft: Draft): { path: string; change: 'new' | 'changed' | 'removed'; outdated: boolean }[] {
  const written = [...draft.files.values()].flatMap(({ path, state, outdated }) =>
    state === 'published' ? [] : [{ path, change: state, outdated }],
  )
  const removed = [...draft.removed].map(([path, { outdated }]) => ({ path, change: 'removed' as const, outdated }))
  return [...written, ...removed].sort((one, other) => (one.path < other.path ? -1 : 1))
}

/** Nobody sits at a desk but people. */
export function personOf(actor: CourseDesk['actor']): string {
  return actor.kind === 'person' ? actor.personId : ''
}
