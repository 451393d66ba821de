import { errorAt, type LessonProblem } from './lesson-problem.ts'

export type SplitLesson = {
  /** The YAML between the fences; null when the text has no front matter. */
  frontMatter: string | null
  /** The line of the source on which the YAML begins. */
  frontMatterLine: number
  /**
   * The Markdown, with the lines of the front matter left empty: line numbers stay true, and because the text starts
   * with a newline no tool behind us can take anything in it for front matter (gray-matter runs `---js` as code).
   */
  body: string
  /** How many lines `body` has before the first line of the source (0 or 1). */
  linesAdded: number
  problems: LessonProblem[]
}

/** Separates the YAML front matter of a lesson from its Markdown. */
export function splitFrontMatter(source: string): SplitLesson {
  const lines = source.split('\n')
  const opening = lines[0] ?? ''
  if (!opening.startsWith('---')) return withoutFrontMatter(source, [])
  if (opening.trimEnd() !== '---') {
    return withoutFrontMatter('', [
      errorAt(
        null,
        'front-matter',
        'Front matter begins with a line of exactly three hyphens, and is written in YAML.',
      ),
    ])
  }
  const closing = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  if (closing === -1) {
    return withoutFrontMatter('', [
      errorAt(null, 'front-matter', 'The front matter is not closed: add a line of three hyphens after it.'),
    ])
  }
  return {
    frontMatter: lines.slice(1, closing).join('\n'),
    frontMatterLine: 2,
    body: '\n'.repeat(closing + 1) + lines.slice(closing + 1).join('\n'),
    linesAdded: 0,
    problems: [],
  }
}

function withoutFrontMatter(body: string, problems: LessonProblem[]): SplitLesson {
  return { frontMatter: null, frontMatterLine: 1, body: `\n${body}`, linesAdded: 1, problems }
}
