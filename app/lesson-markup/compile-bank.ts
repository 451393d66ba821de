import type { QuestionActivity } from './activity.ts'
import { compileMarkup } from './compile-markup.ts'
import { errorAt, type LessonProblem } from './lesson-problem.ts'
import type { RenderingContext } from './rendering-context.ts'

export type CompiledBank = {
  questions: QuestionActivity[]
  /** The line of each question, by its id. */
  lines: Record<string, number>
  /** The source of each question, as the author wrote it, by its id. */
  sources: Record<string, string>
}

export type BankCompilation =
  | { kind: 'compiled'; bank: CompiledBank; problems: LessonProblem[] }
  | { kind: 'faulty'; problems: LessonProblem[] }

/** Compiles a bank: nothing but questions. `pool` is the name of its file (`quiz`, `final`). */
export async function compileBank(
  source: string,
  context: Omit<RenderingContext, 'linksTerms'> & { pool: string },
): Promise<BankCompilation> {
  // An examination page does not list the glossary, so a term in a question must not link to it.
  const compilation = await compileMarkup(source, { ...context, linksTerms: false }, context.pool)
  if (compilation.kind === 'faulty') return { kind: 'faulty', problems: compilation.problems }
  const { segments, activities, lines, sources } = compilation.markup
  const questions = activities.filter((activity) => activity.kind === 'question')
  const foreign = activities.filter((activity) => activity.kind !== 'question')
  const problems = foreign.map(({ id }) =>
    errorAt(
      { line: lines[id] ?? 1, column: 1 },
      'bank-contents',
      'A bank holds questions only: move this activity to a lesson.',
    ),
  )
  if (segments.some(({ kind }) => kind === 'html')) {
    problems.push(errorAt(null, 'bank-contents', 'A bank holds questions only: there is other text between them.'))
  }
  if (problems.length > 0) return { kind: 'faulty', problems }
  return { kind: 'compiled', bank: { questions, lines, sources }, problems: compilation.problems }
}
