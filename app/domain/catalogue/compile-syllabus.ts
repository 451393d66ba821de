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

/**
 * Compiles every lesson and bank of a syllabus, in all their languages. The options of translated questions carry the ids of the
 * English ones, so that an answer means the same in every language.
 */
export async function compileSyllabus(source: SyllabusSource, addressOf: FigureAddress): Promise<CompiledSyllabus> {
  const problems: FileProblem[] = [...source.problems]
  const courses: CompiledCourse[] = []
  for (const course of source.courses) {
    const contextIn = contextOf(course)
    const compiled: CompiledCourse = { source: course, lessons: [], banks: [], handouts: [] }
    for (const lesson of course.lessons) compiled.lessons.push(await compileLessonVariants(lesson, contextIn, report))
    for (const bank of course.banks) compiled.banks.push(await compileBankVariants(bank, contextIn, report))
    compiled.handouts.push(...(await compileHandouts(course.handouts, contextIn, report)))
    courses.push(compiled)
  }
  const jobAids = source.jobAids && {
    source: source.jobAids,
    handouts: await compileHandouts(source.jobAids.handouts, contextOf(source.jobAids), report),
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

  function report(file: string, found: LessonProblem[]) {
    problems.push(...found.map((problem) => ({ file, ...problem })))
  }
}

type ContextIn = (language: Language) => RenderingContext
type Report = (file: string, problems: LessonProblem[]) => void

async function compileLessonVariants(source: LessonSource, contextIn: ContextIn, report: Report) {
  const compiled: CompiledCourse['lessons'][number] = { source, variants: {} }
  for (const [language, file] of inOrder(source.variants)) {
    const compilation = await compileLesson(file.source, contextIn(language))
    report(file.file, compilation.problems)
    if (compilation.kind === 'faulty') continue
    const original = compiled.variants.en?.lesson.activities ?? []
    const activities = adoptOptionIds(compilation.lesson.activities, original)
    compiled.variants[language] = { ...file, lesson: { ...compilation.lesson, activities } }
  }
  return compiled
}

async function compileHandouts(sources: HandoutSource[], contextIn: ContextIn, report: Report) {
  const compiled: CompiledHandouts = []
  for (const source of sources) {
    const variants: CompiledHandouts[number]['variants'] = {}
    for (const [language, file] of inOrder(source.variants)) {
      const compilation = await compileHandout(file.source, contextIn(language))
      report(file.file, compilation.problems)
      if (compilation.kind === 'compiled') variants[language] = { ...file, handout: compilation.handout }
    }
    compiled.push({ source, variants })
  }
  return compiled
}

async function compileBankVariants(source: BankSource, contextIn: ContextIn, report: Report) {
  const compiled: CompiledCourse['banks'][number] = { source, variants: {} }
  for (const [language, file] of inOrder(source.variants)) {
    const compilation = await compileBank(file.source, { ...contextIn(language), pool: source.pool })
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
