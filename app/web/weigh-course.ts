import { type LessonWeight, weighLesson } from '#app/domain/authoring/lesson-weight.ts'
import type { CompiledCourse } from '#app/domain/catalogue/compile-syllabus.ts'
import { figureAddress } from '#app/domain/catalogue/prepare-course.ts'
import type { Language } from '#app/lesson-markup/language.ts'
import { lessonHtml } from './lesson-html.tsx'

export type WeighedLesson = LessonWeight & {
  lessonId: string
  language: Language
  /** Its path under the syllabus. */
  file: string
}

/** What each lesson of a course weighs in each of its languages, rendered as learners get it. */
export function weighCourse(course: CompiledCourse): WeighedLesson[] {
  const { description, figures } = course.source
  const bytesAt = new Map(figures.map(({ src, bytes }) => [figureAddress(course.source, src), bytes.length]))
  return course.lessons.flatMap(({ source, variants }) =>
    (Object.entries(variants) as [Language, NonNullable<(typeof variants)['en']>][]).map(([language, variant]) => {
      const { segments, activities } = variant.lesson
      const shown = { id: '', courseId: description.id, lessonId: source.slug, language, segments, activities }
      const { html } = lessonHtml(shown, {}, [...description.objectives], language)
      const pictures = [...new Set(html.match(/\/figures\/[0-9a-f]{64}\.[a-z]+/g))].map((src) => bytesAt.get(src) ?? 0)
      return { lessonId: source.slug, language, file: variant.file, ...weighLesson({ html, pictures }) }
    }),
  )
}
