import { authoredFile } from '#app/domain/authoring/authored-path.ts'
import { type CompiledDraft, compileDraft } from '#app/domain/authoring/compile-draft.ts'
import type { Draft } from '#app/domain/authoring/find-draft.ts'
import type { LessonWeight } from '#app/domain/authoring/lesson-weight.ts'
import { writtenBytes } from '#app/domain/authoring/written-text.ts'
import type { FileProblem } from '#app/domain/catalogue/syllabus.ts'
import { db } from './database.ts'
import { manualPlace } from './manual-place.ts'
import { weighCourse } from './weigh-course.ts'

/** What is wrong in a text, for its author: where, and where the manual says more. */
export type ShownProblem = Omit<FileProblem, 'file'> & { help: string | null }

export type Examination = {
  /** Of this text, by line. */
  problems: ShownProblem[]
  /** How many errors there are in other texts of the course. */
  errorsElsewhere: number
  /** Of a lesson that can be compiled; null for anything else. */
  weight: LessonWeight | null
}

/** Checks one text of a course as it is written now, with everything else of the course as its draft has it. */
export async function examineText(draft: Draft, path: string, text: string | null): Promise<Examination> {
  const compiled = await compileDraft(db, { folder: draft.folder, files: withText(draft, path, text) })
  const here = compiled.problems.filter(({ file }) => file === path)
  return {
    problems: here.map(shownProblem).sort((one, other) => one.line - other.line || one.column - other.column),
    errorsElsewhere: compiled.problems.filter(({ file, severity }) => file !== path && severity === 'error').length,
    weight: weightOf(compiled, draft, path),
  }
}

/** The files of a draft with one text as it is written now; null: as the draft has it. */
export function withText(draft: Draft, path: string, text: string | null): Map<string, { bytes: Uint8Array }> {
  const files = new Map<string, { bytes: Uint8Array }>(draft.files)
  return text === null ? files : files.set(path, { bytes: writtenBytes(text) })
}

/** A problem as pages and the script show it. */
export function shownProblem({ line, column, message, rule, severity }: FileProblem): ShownProblem {
  return { line, column, message, rule, severity, help: manualPlace(rule) }
}

function weightOf({ course }: CompiledDraft, draft: Draft, path: string): LessonWeight | null {
  const file = authoredFile(path, draft.folder)
  const lesson = file?.kind === 'lesson' && course?.lessons.find(({ source }) => source.slug === file.slug)
  if (!course || !lesson) return null
  const weighed = weighCourse({ ...course, lessons: [lesson] }).find((one) => one.file === path)
  return weighed ? { html: weighed.html, pictures: weighed.pictures, tooHeavy: weighed.tooHeavy } : null
}
