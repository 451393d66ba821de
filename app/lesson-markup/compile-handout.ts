import { z } from 'zod'
import { compileMarkup } from './compile-markup.ts'
import { errorAt, type LessonProblem } from './lesson-problem.ts'
import { readYaml } from './read-yaml.ts'
import type { RenderingContext } from './rendering-context.ts'

const handoutFrontMatter = z.strictObject({
  title: z.string().trim().min(1).max(120),
  summary: z.string().trim().min(1).max(300),
  minutes: z.number().int().min(1).max(60).optional(),
})

export type CompiledHandout = {
  frontMatter: z.infer<typeof handoutFrontMatter>
  html: string
  legalFactsUsed: string[]
}

export type HandoutCompilation =
  | { kind: 'compiled'; handout: CompiledHandout; problems: LessonProblem[] }
  | { kind: 'faulty'; problems: LessonProblem[] }

/** Compiles a page to print to HTML: like a lesson, but nothing in it can be answered. */
export async function compileHandout(source: string, context: RenderingContext): Promise<HandoutCompilation> {
  // On paper nobody can follow a link to the glossary.
  const compilation = await compileMarkup(source, { ...context, linksTerms: false }, 'practice')
  const { text, firstLine } = compilation.frontMatter
  const reading = readYaml(text ?? '', handoutFrontMatter, firstLine)
  const problems = [...(reading.kind === 'faulty' ? reading.problems : []), ...compilation.problems]
  if (reading.kind === 'faulty' || compilation.kind === 'faulty') return { kind: 'faulty', problems }
  const { segments, activities, lines, legalFactsUsed } = compilation.markup
  if (activities.length > 0) {
    const found = activities.map(({ id }) =>
      errorAt(
        { line: lines[id] ?? 1, column: 1 },
        'handout-contents',
        'A page to print cannot be answered: move this activity to a lesson.',
      ),
    )
    return { kind: 'faulty', problems: [...problems, ...found] }
  }
  const html = segments.map((segment) => (segment.kind === 'html' ? segment.html : '')).join('')
  return { kind: 'compiled', handout: { frontMatter: reading.value, html, legalFactsUsed }, problems }
}
