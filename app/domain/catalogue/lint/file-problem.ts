import type { FileProblem } from '../syllabus.ts'

/** An error in a file of the syllabus. */
export function errorIn(file: string, line: number, rule: string, message: string): FileProblem {
  return { file, line, column: 1, rule, message, severity: 'error' }
}

/** Something in a file that its author should look at. */
export function warningIn(file: string, line: number, rule: string, message: string): FileProblem {
  return { ...errorIn(file, line, rule, message), severity: 'warning' }
}

/** The values that occur more than once. */
export function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
}

/** The line of a YAML file on which an id is given; 1 when it is not found. */
export function lineOfId(source: string, id: string): number {
  const line = source.split('\n').findIndex((text) => new RegExp(`\\bid:\\s*["']?${id}["']?\\s*(,|\\}|#|$)`).test(text))
  return line === -1 ? 1 : line + 1
}
