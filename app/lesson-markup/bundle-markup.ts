import type { Root } from 'mdast'
import { bundleMDX } from 'mdx-bundler'
import { explainFault } from './explain-fault.ts'
import { gfmFor } from './gfm-for.ts'
import type { LessonProblem } from './lesson-problem.ts'
import { refuseCode } from './refuse-code.ts'
import type { RenderingContext } from './rendering-context.ts'
import { type SeparatedLesson, separateParts } from './separate-parts.ts'

export type Bundling =
  | { kind: 'bundled'; code: string; lesson: SeparatedLesson; termsUsed: string[]; legalFactsUsed: string[] }
  | { kind: 'faulty'; problems: LessonProblem[] }

// Nobody mends more in one go, and a hostile text has thousands.
const mostProblems = 100

class Refused extends Error {}

/**
 * Parses, checks and compiles the body of a lesson. The compiler is reached only by a tree in which nothing was refused.
 * `body` must begin with a newline (see splitFrontMatter).
 */
export async function bundleMarkup(body: string, context: RenderingContext, pool: string): Promise<Bundling> {
  const problems: LessonProblem[] = []
  let lesson: SeparatedLesson | undefined
  const used = { Term: new Set<string>(), LegalFact: new Set<string>() }

  function checkLesson() {
    return (tree: Root) => {
      const checked = refuseCode(tree, context)
      for (const { name, fields } of checked.elements.values()) {
        if (name === 'Term' || name === 'LegalFact') used[name].add(String(fields.id))
      }
      lesson = separateParts(tree, checked.elements, pool)
      problems.push(...checked.problems, ...lesson.problems)
      problems.sort((one, other) => one.line - other.line || one.column - other.column)
      if (problems.some(({ severity }) => severity === 'error')) throw new Refused()
    }
  }

  try {
    const { code } = await bundleMDX({
      source: body,
      // In place of mdx-bundler's own list, which would let front matter in and add an `export` to the tree.
      mdxOptions: (options) => ({
        ...options,
        remarkPlugins: [...gfmFor(body), checkLesson],
        rehypePlugins: [],
        recmaPlugins: [],
      }),
      // The code runs here once and is thrown away: nobody waits for it on a line.
      esbuildOptions: (options) => ({ ...options, logLevel: 'silent', sourcemap: false, minify: false }),
    })
    if (!lesson) throw new Error('The compiler did not run the check of the lesson')
    return { kind: 'bundled', code, lesson, termsUsed: [...used.Term], legalFactsUsed: [...used.LegalFact] }
  } catch (fault) {
    return { kind: 'faulty', problems: problems.length > 0 ? problems.slice(0, mostProblems) : [explainFault(fault)] }
  }
}
