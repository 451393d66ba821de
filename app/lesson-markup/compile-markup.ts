import type { Activity } from './activity.ts'
import { bundleMarkup } from './bundle-markup.ts'
import type { LessonProblem } from './lesson-problem.ts'
import { refuseExcess } from './refuse-excess.ts'
import { renderParts } from './render-parts.tsx'
import type { RenderingContext } from './rendering-context.ts'
import { splitFrontMatter } from './split-front-matter.ts'

export type Segment = { kind: 'html'; html: string } | { kind: 'activity'; id: string }

export type CompiledMarkup = {
  segments: Segment[]
  activities: Activity[]
  wordCount: number
  termsUsed: string[]
  legalFactsUsed: string[]
  /** The line of each activity, by its id. */
  lines: Record<string, number>
  /** The source of each activity, as the author wrote it, by its id. */
  sources: Record<string, string>
}

export type FrontMatterText = {
  text: string | null
  firstLine: number
}

export type MarkupCompilation =
  | { kind: 'compiled'; markup: CompiledMarkup; frontMatter: FrontMatterText; problems: LessonProblem[] }
  | { kind: 'faulty'; frontMatter: FrontMatterText; problems: LessonProblem[] }

/** What lessons and banks have in common: from source text to HTML and activities, or to the list of what is wrong. */
export async function compileMarkup(
  source: string,
  context: RenderingContext,
  pool: string,
): Promise<MarkupCompilation> {
  const text = source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const excess = refuseExcess(text)
  const split = splitFrontMatter(text)
  const frontMatter = { text: split.frontMatter, firstLine: split.frontMatterLine }
  const refused = [...excess, ...split.problems]
  if (refused.length > 0) return { kind: 'faulty', frontMatter: { text: null, firstLine: 1 }, problems: refused }

  const bundling = await bundleMarkup(split.body, context, pool)
  if (bundling.kind === 'faulty') {
    return {
      kind: 'faulty',
      frontMatter,
      problems: bundling.problems.map((problem) => lower(problem, split.linesAdded)),
    }
  }
  const { code, lesson, termsUsed, legalFactsUsed } = bundling
  const html = renderParts(code, context)
  const htmlOf = (part: number) => html[part] ?? ''
  const activities: Activity[] = []
  const segments = lesson.segments.flatMap((segment): Segment[] => {
    if (segment.kind === 'text') {
      const text = htmlOf(segment.part).trim()
      return text === '' ? [] : [{ kind: 'html', html: text }]
    }
    const activity = segment.activity(htmlOf)
    activities.push(activity)
    return [{ kind: 'activity', id: activity.id }]
  })
  const lines = Object.fromEntries(Object.entries(lesson.lines).map(([id, line]) => [id, line - split.linesAdded]))
  const sources = Object.fromEntries(
    Object.entries(lesson.spans).map(([id, [start, end]]) => [id, split.body.slice(start, end)]),
  )
  const markup = { segments, activities, wordCount: lesson.wordCount, termsUsed, legalFactsUsed, lines, sources }
  return {
    kind: 'compiled',
    markup,
    frontMatter,
    problems: lesson.problems.map((problem) => lower(problem, split.linesAdded)),
  }
}

function lower(problem: LessonProblem, linesAdded: number): LessonProblem {
  return { ...problem, line: Math.max(1, problem.line - linesAdded) }
}
