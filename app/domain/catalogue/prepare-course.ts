import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'
import type { QuestionActivity } from '#app/lesson-markup/activity.ts'
import { type Language, languages } from '#app/lesson-markup/language.ts'
import { rendererVersion } from '#app/lesson-markup/renderer-version.ts'
import type { CourseBody, QuestionText } from '#db/schema/index.ts'
import { translationKey } from './compare-translations.ts'
import type { CompiledCourse } from './compile-syllabus.ts'
import { bytesHash, courseFilesOf } from './course-files-of.ts'
import { laggingIn, prepareHandouts } from './prepare-handouts.ts'
import type { CourseFile, PublishableCourse } from './publish-course.ts'
import type { CourseSource, FigureSource } from './syllabus.ts'

type Lesson = PublishableCourse['lessons'][number]
type Question = PublishableCourse['questions'][number]

/**
 * Turns a compiled course into the rows that a publication stores. The course must be free of errors: see `checkSyllabus`.
 * `lagging` has the keys of the translations that are older than their English.
 */
export function prepareCourse(course: CompiledCourse, lagging: ReadonlySet<string> = new Set()): PublishableCourse {
  const { description } = course.source
  const lessons = course.lessons.map((lesson) => prepareLesson(description.id, lesson))
  const questions = course.banks.flatMap((bank) => prepareBank(description.id, bank, lagging))
  const handouts = prepareHandouts(description.id, course.handouts, lagging)
  const body: CourseBody = {
    title: description.title,
    summary: description.summary,
    minutes: description.minutes,
    objectives: description.objectives.map(({ id, text, lesson }) => ({ id, text, lesson })),
    lessons: lessons.map((variants, position) => lessonEntry(course.lessons[position]?.source, variants, lagging)),
    handouts: handouts.entries,
    questionVersionIds: questions.map(({ id }) => id),
    figures: Object.fromEntries(course.source.figures.map(({ src, bytes }) => [src, bytesHash(bytes)])),
  }
  return {
    courseId: description.id,
    body,
    lessons: [...lessons.flat(), ...handouts.rows],
    questions,
    files: filesOf(course.source),
  }
}

/** The address of a figure: made of its content, so that it may be kept for ever and an old revision still shows its own. */
export function figureAddress(holder: { figures: FigureSource[] }, src: string): string {
  const figure = holder.figures.find((candidate) => candidate.src === src)
  const ending = src.slice(src.lastIndexOf('.'))
  return figure ? `/figures/${bytesHash(figure.bytes)}${ending}` : ''
}

function prepareLesson(courseId: string, { source, variants }: CompiledCourse['lessons'][number]): Lesson[] {
  return languages.flatMap((language) => {
    const variant = variants[language]
    if (!variant) return []
    const { frontMatter, segments, activities } = variant.lesson
    const content = { courseId, lessonId: source.slug, language, source: variant.source, segments, activities }
    const id = sha256(canonicalJson([rendererVersion, content]))
    const { title, summary, minutes } = frontMatter
    return [{ id, ...content, title, summary, minutes }]
  })
}

function lessonEntry(
  source: CompiledCourse['lessons'][number]['source'] | undefined,
  variants: Lesson[],
  lagging: ReadonlySet<string>,
): CourseBody['lessons'][number] {
  const id = source?.slug ?? ''
  const english = variants.find(({ language }) => language === 'en')
  if (!english) throw new Error(`Lesson ${id} has no English text: the check before publishing should have refused it`)
  const inEach = <Value>(read: (lesson: Lesson) => Value) =>
    Object.fromEntries(variants.map((lesson) => [lesson.language, read(lesson)])) as Partial<
      Record<Language, Value>
    > & { en: Value }
  return {
    id,
    minutes: english.minutes,
    title: inEach(({ title }) => title),
    revisions: inEach((lesson) => lesson.id),
    ...laggingIn(source?.variants ?? {}, lagging),
  }
}

function prepareBank(
  courseId: string,
  { source, variants }: CompiledCourse['banks'][number],
  lagging: ReadonlySet<string>,
): Question[] {
  const pool = source.pool as Question['pool']
  return (variants.en?.bank.questions ?? []).map((english) => {
    const inLanguage = (language: Language) => variants[language]?.bank.questions.find(({ id }) => id === english.id)
    const texts = Object.fromEntries(
      languages.flatMap((language) => {
        const question = inLanguage(language)
        const file = variants[language]?.file ?? ''
        const lags = lagging.has(translationKey({ file, questionId: english.id }))
        return question ? [[language, { ...textOf(question), ...(lags && { lagging: true }) }]] : []
      }),
    ) as Question['texts']
    const content = {
      courseId,
      questionId: english.id,
      pool,
      objective: english.objective ?? '',
      critical: english.critical,
      difficulty: english.difficulty ?? 2,
      legalFactId: english.fact,
      texts,
      correctOptionId: english.options.find(({ correct }) => correct)?.id ?? '',
    }
    return { id: sha256(canonicalJson([rendererVersion, content])), ...content }
  })
}

function textOf({ stemHtml, options }: QuestionActivity): QuestionText {
  return {
    stemHtml,
    options: options.map(({ id, optionHtml, becauseHtml }) => ({ id, html: optionHtml, becauseHtml })),
  }
}

function filesOf(source: CourseSource): CourseFile[] {
  const texts = [
    source.descriptionFile,
    ...[...source.lessons, ...source.banks, ...source.handouts].flatMap(({ variants }) => Object.values(variants)),
  ]
  return courseFilesOf(texts, source.figures)
}
