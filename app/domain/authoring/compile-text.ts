import { adoptOptionIds } from '#app/lesson-markup/adopt-option-ids.ts'
import { compileBank } from '#app/lesson-markup/compile-bank.ts'
import { compileHandout } from '#app/lesson-markup/compile-handout.ts'
import { compileLesson } from '#app/lesson-markup/compile-lesson.ts'
import type { CompiledMarkup } from '#app/lesson-markup/compile-markup.ts'
import type { Language } from '#app/lesson-markup/language.ts'
import type { LessonProblem } from '#app/lesson-markup/lesson-problem.ts'
import type { RenderingContext } from '#app/lesson-markup/rendering-context.ts'
import type { Database } from '#db/handle.ts'
import { type AuthoredFile, authoredFile } from './authored-path.ts'
import { type Draft, draftText } from './find-draft.ts'
import { findRegisters, type Registers } from './find-registers.ts'
import { rememberCompiled } from './remember-compiled.ts'

/** What of a text is shown: a bank has no title, and nothing but questions. */
export type CompiledText = {
  title: string | null
  minutes: number | null
  parts: Pick<CompiledMarkup, 'segments' | 'activities'>
}

export type TextCompilation = { kind: 'compiled'; text: CompiledText } | { kind: 'faulty'; problems: LessonProblem[] }

/**
 * Compiles one text of a draft as it is written now, and nothing beside it but the English that it translates: what a preview needs.
 * Whether it fits the rest of the course is the question of `compileDraft`.
 */
export async function compileText(db: Database, draft: Draft, path: string, source: string): Promise<TextCompilation> {
  const file = authoredFile(path, draft.folder)
  if (!file || file.kind === 'figure' || file.kind === 'description') return { kind: 'faulty', problems: [] }
  const registers = await findRegisters(db)
  const compiled = await compileOne(file, source, contextOf(draft, registers, file.language))
  if (compiled.kind === 'faulty' || file.language === 'en') return compiled
  const english = draftText(draft, path.replace(/\.(?:fr|crs)(?=\.mdx$)/, ''))
  const original = english && (await compileOne(file, english, contextOf(draft, registers, 'en')))
  if (!original || original.kind === 'faulty') return compiled
  const { text } = compiled
  const activities = adoptOptionIds(text.parts.activities, original.text.parts.activities)
  return { kind: 'compiled', text: { ...text, parts: { segments: text.parts.segments, activities } } }
}

type Compilable = Exclude<AuthoredFile, { kind: 'figure' | 'description' }>

function compileOne(file: Compilable, source: string, context: RenderingContext): Promise<TextCompilation> {
  const { language, glossary, legalFacts } = context
  const kind = file.kind === 'bank' ? `shown ${file.pool}` : `shown ${file.kind}`
  const figures = [...source.matchAll(/figures\/[a-z0-9.-]+/g)].map(([src]) => [src, context.resolveFigure(src)])
  const about = { language, figures, registers: [numberOf(glossary), numberOf(legalFacts)] }
  return rememberCompiled({ kind, source, about }, () => compileKind(file, source, context))
}

async function compileKind(file: Compilable, source: string, context: RenderingContext): Promise<TextCompilation> {
  if (file.kind === 'lesson') {
    const compilation = await compileLesson(source, context)
    if (compilation.kind === 'faulty') return compilation
    const { frontMatter, segments, activities } = compilation.lesson
    const { title, minutes } = frontMatter
    return { kind: 'compiled', text: { title, minutes, parts: { segments, activities } } }
  }
  if (file.kind === 'handout') {
    const compilation = await compileHandout(source, context)
    if (compilation.kind === 'faulty') return compilation
    const { frontMatter, html } = compilation.handout
    const parts = { segments: [{ kind: 'html' as const, html }], activities: [] }
    return { kind: 'compiled', text: { title: frontMatter.title, minutes: null, parts } }
  }
  const compilation = await compileBank(source, { ...context, pool: file.pool })
  if (compilation.kind === 'faulty') return compilation
  const { questions } = compilation.bank
  const segments = questions.map(({ id }) => ({ kind: 'activity' as const, id }))
  return { kind: 'compiled', text: { title: null, minutes: null, parts: { segments, activities: questions } } }
}

function contextOf(draft: Draft, registers: Registers, language: Language): RenderingContext {
  return {
    ...registers,
    language,
    resolveFigure(src) {
      const figure = draft.files.get(`${draft.folder}/${src}`)
      return figure ? `/figures/${figure.hash}${src.slice(src.lastIndexOf('.'))}` : null
    },
    linksTerms: true,
  }
}

const numbers = new WeakMap<object, number>()
let highest = 0

/** A name for a register as it was read, so that what was compiled with another one is not taken for the same. */
function numberOf(register: object): number {
  const known = numbers.get(register)
  if (known !== undefined) return known
  highest += 1
  numbers.set(register, highest)
  return highest
}
