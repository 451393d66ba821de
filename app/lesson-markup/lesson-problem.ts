/** Something an author must mend (error) or should look at (warning). Lines and columns count from 1. */
export type LessonProblem = {
  line: number
  column: number
  /** A sentence the author understands; never a path on the server. */
  message: string
  /** A short fixed name of the rule, for tests and for links into the manual. */
  rule: string
  severity: 'error' | 'warning'
}

/** Where something stands in the text. */
export type Place = {
  line: number
  column: number
}

/** An error at a place of the text. */
export function errorAt(place: Place | null, rule: string, message: string): LessonProblem {
  return { line: place?.line ?? 1, column: place?.column ?? 1, message, rule, severity: 'error' }
}

/** A warning at a place of the text. */
export function warningAt(place: Place | null, rule: string, message: string): LessonProblem {
  return { ...errorAt(place, rule, message), severity: 'warning' }
}
