import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'
import type { QuestionActivity } from '#app/lesson-markup/activity.ts'
import { adoptOptionIds } from '#app/lesson-markup/adopt-option-ids.ts'
import { type CompiledBank, compileBank } from '#app/lesson-markup/compile-bank.ts'
import { type CompiledHandout, compileHandout } from '#app/lesson-markup/compile-handout.ts'
import { type CompiledLesson, compileLesson } from '#app/lesson-markup/compile-lesson.ts'
import { type Language, languages } from '#app/lesson-markup/language.ts'
import type { LessonProblem } from '#app/lesson-markup/lesson-problem.ts'
import type { RenderingContext } from '#app/lesson-markup/rendering-context.ts'
import { compareTranslations, type TranslationState } from './compare-translations.ts'
import type {
  BankSource,
  CourseSource,
  FigureSource,
  FileProblem,
  HandoutSource,
  JobAidsSource,
  LessonSource,
  SourceFile,
  SyllabusSource,
  Variants,
} from './syllabus.ts'

export type CompiledCourse = {
  source: CourseSource
  lessons: { source: LessonSource; variants: Variants<SourceFile & { lesson: CompiledLesson }> }[]
  banks: { source: BankSource; variants: Variants<SourceFile & { bank: CompiledBank }> }[]
  handouts: CompiledHandouts
}

export type CompiledHandouts = {
  source: HandoutSource
  variants: Variants<SourceFile & { handout: CompiledHandout }>
}[]

export type CompiledSyllabus = {
  source: SyllabusSource
  courses: CompiledCourse[]
  jobAids: { source: JobAidsSource; handouts: CompiledHandouts } | null
  /** How each translation stands to the English it was made from. */
  translations: TranslationState[]
  /** What could not be read or compiled; such texts are missing above. */
  problems: FileProblem[]
}

/** The address of a figure of a course, or of the job aids, on the page that will show the lesson. */
export type FigureAddress = (holder: { figures: FigureSource[] }, src: string) => string

/** Compiles a text, or hands over what the same text was compiled to before. `about` says what else the result depends on. */
export type RememberCompiled = <Compilation>(
  text: { kind: string; source: string; about: unknown },
  compile: () => Promise<Compilation>,
) => Promise<Compilation>

const compileAnew: RememberCompiled = (_, compile) => compile()

/**
 * Compiles every lesson and bank of a syllabus, in all their languages. The options of translated questions carry the ids of the
 * English ones, so that an answer means the same in every language.
 */
export async function compileSyllabus(
  source: SyllabusSource,
  addressOf: FigureAddress,
  remember: RememberCompiled = compileAnew,
): Promise<CompiledSyllabus> {
  const problems: FileProblem[] = [...source.problems]
  const courses: CompiledCourse[] = []
  for (const course of source.courses) {
    const contextIn = contextOf(course)
    const rememberIn = rememberFor(course)
    const compiled: CompiledCourse = { source: course, lessons: [], banks: [], handouts: [] }
    for (const lesson of course.lessons)
      compiled.lessons.push(await compileLessonVariants(lesson, contextIn, report, rememberIn))
    for (const bank of course.banks) compiled.banks.push(await compileBankVariants(bank, contextIn, report, rememberIn))
    compiled.handouts.push(...(await compileHandouts(course.handouts, contextIn, report, rememberIn)))
    courses.push(compiled)
  }
  const jobAids = source.jobAids && {
    source: source.jobAids,
    handouts: await compileHandouts(
      source.jobAids.handouts,
      contextOf(source.jobAids),
      report,
      rememberFor(source.jobAids),
    ),
  }
  return { source, courses, jobAids, translations: compareTranslations(source, courses), problems }

  function contextOf(holder: { figures: FigureSource[] }): ContextIn {
    return (language) => ({
      language,
      glossary: source.glossary,
      legalFacts: source.legalFacts,
      resolveFigure: (src) => (holder.figures.some((figure) => figure.src === src) ? addressOf(holder, src) : null),
      linksTerms: true,
    })
  }

  /** What the texts of a course become depends on its pictures and on the registers as well. */
  function rememberFor(holder: { figures: FigureSource[] }): RememberIn {
    const figures = holder.figures.map(({ src }) => [src, addressOf(holder, src)])
    const registers = sha256(canonicalJson([source.glossaryFile?.source ?? null, source.legalFile?.source ?? null]))
    return (kind, language, text, compile) =>
      remember({ kind, source: text, about: { language, figures, registers } }, compile)
  }

  function report(file: string, found: LessonProblem[]) {
    problems.push(...found.map((problem) => ({ file, ...problem })))
  }
}

type ContextIn = (language: Language) => RenderingContext
type RememberIn = <Compilation>(
  kind: string,
  language: Language,
  source: string,
  compile: () => Promise<Compilation>,
) => Promise<Compilation>
type Report = (file: string, problems: LessonProblem[]) => void

async function compileLessonVariants(source: LessonSource, contextIn: ContextIn, report: Report, remember: RememberIn) {
  const compiled: CompiledCourse['lessons'][number] = { source, variants: {} }
  for (const [language, file] of inOrder(source.variants)) {
    const compilation = await remember('lesson', language, file.source, () =>
      compileLesson(file.source, contextIn(language)),
    )
    report(file.file, compilation.problems)
    if (compilation.kind === 'faulty') continue
    const original = compiled.variants.en?.lesson.activities ?? []
    const activities = adoptOptionIds(compilation.lesson.activities, original)
    compiled.variants[language] = { ...file, lesson: { ...compilation.lesson, activities } }
  }
  return compiled
}

async function compileHandouts(sources: HandoutSource[], contextIn: ContextIn, report: Report, remember: RememberIn) {
  const compiled: CompiledHandouts = []
  for (const source of sources) {
    const variants: CompiledHandouts[number]['variants'] = {}
    for (const [language, file] of inOrder(source.variants)) {
      const compilation = await remember('handout', language, file.source, () =>
        compileHandout(file.source, contextIn(language)),
      )
      report(file.file, compilation.problems)
      if (compilation.kind === 'compiled') variants[language] = { ...file, handout: compilation.handout }
    }
    compiled.push({ source, variants })
  }
  return compiled
}

async function compileBankVariants(source: BankSource, contextIn: ContextIn, report: Report, remember: RememberIn) {
  const compiled: CompiledCourse['banks'][number] = { source, variants: {} }
  for (const [language, file] of inOrder(source.variants)) {
    const compilation = await remember(`bank ${source.pool}`, language, file.source, () =>
      compileBank(file.source, { ...contextIn(language), pool: source.pool }),
    )
    report(file.file, compilation.problems)
    if (compilation.kind === 'faulty') continue
    const original: QuestionActivity[] = compiled.variants.en?.bank.questions ?? []
    const questions = adoptOptionIds(compilation.bank.questions, original)
    compiled.variants[language] = { ...file, bank: { ...compilation.bank, questions } }
  }
  return compiled
}

/** English first: the others are measured against it. */
function inOrder<Text>(variants: Variants<Text>): [Language, Text][] {
  return languages.flatMap((language): [Language, Text][] => {
    const text = variants[language]
    return text === undefined ? [] : [[language, text]]
  })
}
