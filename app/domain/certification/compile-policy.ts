import { compileMarkup } from '#app/lesson-markup/compile-markup.ts'
import { type Language, languages } from '#app/lesson-markup/language.ts'
import { errorAt, type LessonProblem } from '#app/lesson-markup/lesson-problem.ts'
import type { RulesText } from '#db/schema/index.ts'
import type { PolicySources } from './find-policy-draft.ts'

export type PolicyTexts = Partial<Record<Language, Omit<RulesText, 'hash'>>> & { en: Omit<RulesText, 'hash'> }

/** `title-missing`, `text-missing` and `title-too-long` are about the whole language; the rest says where in the text. */
export type PolicyFault = { language: Language } & (
  | { kind: 'title-missing' | 'text-missing' | 'title-too-long' }
  | { kind: 'markup'; problem: LessonProblem }
)

export type PolicyCompilation = { texts: Partial<PolicyTexts>; faults: PolicyFault[] }

/** In characters: it is the subject of a mail and the heading of a page. */
export const longestPolicyTitle = 120

/**
 * A policy as it is read and signed, in every language that has words: headings, lists, tables and links, compiled by the same rules as
 * lessons, but no exercises. English must be there; the others may be left out.
 */
export async function compilePolicy(sources: PolicySources): Promise<PolicyCompilation> {
  const texts: Partial<PolicyTexts> = {}
  const faults: PolicyFault[] = []
  for (const language of languages) {
    const { title, source } = trimmed(sources[language])
    if (title === '' && source === '' && language !== 'en') continue
    if (title === '') faults.push({ language, kind: 'title-missing' })
    if (title.length > longestPolicyTitle) faults.push({ language, kind: 'title-too-long' })
    if (source === '') faults.push({ language, kind: 'text-missing' })
    if (source === '') continue
    const compiled = await compileText(source, language)
    faults.push(...compiled.problems.map((problem) => ({ language, kind: 'markup' as const, problem })))
    if (compiled.html !== null) texts[language] = { title, source, html: compiled.html }
  }
  return { texts, faults }
}

async function compileText(
  source: string,
  language: Language,
): Promise<{ html: string | null; problems: LessonProblem[] }> {
  const context = { language, glossary: [], legalFacts: [], resolveFigure: () => null, linksTerms: false }
  const compilation = await compileMarkup(source, context, 'practice')
  if (compilation.kind === 'faulty') return { html: null, problems: compilation.problems }
  const { segments, activities, lines } = compilation.markup
  if (compilation.frontMatter.text !== null) {
    const place = { line: compilation.frontMatter.firstLine, column: 1 }
    return {
      html: null,
      problems: [errorAt(place, 'front-matter', 'A policy begins with its text: delete the lines between the dashes.')],
    }
  }
  const exercises = activities.map(({ id }) =>
    errorAt(
      { line: lines[id] ?? 1, column: 1 },
      'no-exercises',
      'A policy is text to be read and signed: it cannot hold an exercise.',
    ),
  )
  const html = segments.map((segment) => (segment.kind === 'html' ? segment.html : '')).join('')
  return exercises.length > 0 ? { html: null, problems: exercises } : { html, problems: [] }
}

function trimmed(text: { title: string; source: string } | undefined): { title: string; source: string } {
  return { title: (text?.title ?? '').trim(), source: (text?.source ?? '').replace(/\r\n?/g, '\n').trimEnd() }
}
