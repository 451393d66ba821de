import { z } from 'zod'
import { type CompiledMarkup, compileMarkup, type Segment } from './compile-markup.ts'
import { identifier } from './fields.ts'
import { glossarySection } from './glossary-section.tsx'
import { errorAt, type LessonProblem } from './lesson-problem.ts'
import { readYaml } from './read-yaml.ts'
import type { RenderingContext } from './rendering-context.ts'

const lessonFrontMatter = z.strictObject({
  title: z.string().trim().min(1).max(120),
  summary: z.string().trim().min(1).max(300),
  minutes: z.number().int().min(1).max(60),
  objectives: z.array(identifier).min(1, 'must name at least one objective of the course.'),
})

export type LessonFrontMatter = z.infer<typeof lessonFrontMatter>

export type CompiledLesson = CompiledMarkup & {
  frontMatter: LessonFrontMatter
}

export type LessonCompilation =
  | { kind: 'compiled'; lesson: CompiledLesson; problems: LessonProblem[] }
  | { kind: 'faulty'; problems: LessonProblem[] }

/** Compiles a lesson to HTML and activities. `problems` of a compiled lesson are warnings only. */
export async function compileLesson(source: string, context: RenderingContext): Promise<LessonCompilation> {
  const compilation = await compileMarkup(source, context, 'practice')
  const { text, firstLine } = compilation.frontMatter
  if (text === null) {
    const missing = errorAt(
      null,
      'front-matter',
      'The lesson must begin with front matter: three hyphens, then title, summary, minutes and objectives.',
    )
    return { kind: 'faulty', problems: compilation.problems.length > 0 ? compilation.problems : [missing] }
  }
  const reading = readYaml(text, lessonFrontMatter, firstLine)
  const problems = [...(reading.kind === 'faulty' ? reading.problems : []), ...compilation.problems]
  if (reading.kind === 'faulty' || compilation.kind === 'faulty') return { kind: 'faulty', problems }
  const { markup } = compilation
  const segments = [...markup.segments, ...explainTerms(markup.termsUsed, context)]
  return { kind: 'compiled', lesson: { ...markup, frontMatter: reading.value, segments }, problems }
}

/** The meanings of the terms that the lesson uses, in the order in which they first occur. */
function explainTerms(ids: string[], { glossary, language, linksTerms }: RenderingContext): Segment[] {
  const terms = ids.flatMap((id) => glossary.filter((term) => term.id === id).slice(0, 1))
  return linksTerms && terms.length > 0 ? [{ kind: 'html', html: glossarySection(terms, language) }] : []
}
