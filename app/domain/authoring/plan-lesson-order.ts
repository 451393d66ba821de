import { type Language, languages } from '#app/lesson-markup/language.ts'
import { lessonPath } from './authored-path.ts'
import type { DraftLesson } from './draft-lessons.ts'

/** A file that gets another number, and with it another path. */
export type Renaming = { slug: string; language: Language; from: string; to: string }

export type LessonOrder = {
  /** The lessons in their new order, by name. */
  slugs: string[]
  renamings: Renaming[]
}

/**
 * What moving a lesson to a place (from 1) does to the files of its course: their numbers are given out anew to those that stand
 * elsewhere then, in all their languages. Names stay, so that nothing that points to a lesson is lost.
 */
export function planLessonOrder(
  folder: string,
  lessons: readonly DraftLesson[],
  { slug, place }: { slug: string; place: number },
): LessonOrder | null {
  const moved = lessons.find((lesson) => lesson.slug === slug)
  if (!moved || !Number.isInteger(place) || place < 1 || place > lessons.length) return null
  const others = lessons.filter((lesson) => lesson !== moved)
  const ordered = [...others.slice(0, place - 1), moved, ...others.slice(place - 1)]
  const numbers = numbersFor(lessons)
  const renamings = ordered.flatMap((lesson, index) => {
    const position = numbers[index] ?? index + 1
    return languages.flatMap((language): Renaming[] => {
      const from = lesson.paths[language]
      const to = lessonPath(folder, { ...lesson, position }, language)
      return from && from !== to ? [{ slug: lesson.slug, language, from, to }] : []
    })
  })
  return { slugs: ordered.map((lesson) => lesson.slug), renamings }
}

/** The numbers that the lessons have, in order; counted anew where two have the same. */
function numbersFor(lessons: readonly DraftLesson[]): number[] {
  const numbers = lessons.map(({ position }) => position).sort((one, other) => one - other)
  return new Set(numbers).size === numbers.length ? numbers : numbers.map((_, index) => index + 1)
}
