import type { CoursePart } from '#db/schema/index.ts'
import type { CourseComparison } from './compare-courses.ts'

/** Whose work on a course needs the keys of its final examination: its authors', and that of those who review it. */
export function knowsFinalKeys(parts: readonly CoursePart[]): boolean {
  return parts.includes('author') || parts.includes('reviewer')
}

/** Whether the keys of the final stand in a file, by its path, whatever its folder is called. */
export function holdsFinalKeys(path: string): boolean {
  return /(?:^|\/)bank\/final(?:\.[a-z]+)?\.mdx$/i.test(path)
}

/** What differs, for somebody who may not know the keys of the final: that its questions changed, and not one of their options or reasons. */
export function withoutFinalKeys(comparison: CourseComparison): CourseComparison {
  return {
    ...comparison,
    keysLeftOut: true,
    questions: comparison.questions.map((question) =>
      question.pool === 'final' ? { ...question, texts: [] } : question,
    ),
    files: comparison.files.map((file) => (holdsFinalKeys(file.path) ? { ...file, rows: [] } : file)),
  }
}
