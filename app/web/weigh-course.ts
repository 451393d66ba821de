import { type LessonWeight, weighLesson } from '#app/domain/authoring/lesson-weight.ts'
import type { CompiledCourse } from '#app/domain/catalogue/compile-syllabus.ts'
import { figureAddress } from '#app/domain/catalogue/prepare-course.ts'
import { sha256 } from '#app/domain/ledger/entry-hash.ts'
import type { Language } from '#app/lesson-markup/language.ts'
import type { Objective } from '#db/schema/catalogue.ts'
import { lessonHtml, type ShownLesson } from './lesson-html.tsx'

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
      return {
        lessonId: source.slug,
        language,
        file: variant.file,
        ...weighOnce(shown, description.objectives, bytesAt),
      }
    }),
  )
}

/** Lessons whose weight is remembered: those of some ten courses in their languages. */
const weightsKept = 400
const weights = new Map<string, LessonWeight>()

/** A lesson is rendered to be weighed once per process and content. Addresses of pictures are made of what is in them. */
function weighOnce(shown: ShownLesson, objectives: Objective[], bytesAt: ReadonlyMap<string, number>): LessonWeight {
  const key = sha256(JSON.stringify([shown, objectives]))
  const weight = weights.get(key) ?? weigh(shown, objectives, bytesAt)
  weights.delete(key)
  weights.set(key, weight)
  if (weights.size > weightsKept) weights.delete(weights.keys().next().value as string)
  return weight
}

function weigh(shown: ShownLesson, objectives: Objective[], bytesAt: ReadonlyMap<string, number>): LessonWeight {
  const { html } = lessonHtml(shown, {}, [...objectives], shown.language)
  const pictures = [...new Set(html.match(/\/figures\/[0-9a-f]{64}\.[a-z]+/g))].map((src) => bytesAt.get(src) ?? 0)
  return weighLesson({ html, pictures })
}
