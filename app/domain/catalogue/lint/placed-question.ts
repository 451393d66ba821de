import type { QuestionActivity } from '#app/lesson-markup/activity.ts'
import type { Language } from '#app/lesson-markup/language.ts'
import type { CompiledCourse } from '../compile-syllabus.ts'

/** A question and where it stands. */
export type PlacedQuestion = {
  question: QuestionActivity
  file: string
  line: number
}

/** The questions of a course's banks in one language. */
export function bankQuestions(course: CompiledCourse, language: Language = 'en'): PlacedQuestion[] {
  return course.banks.flatMap(({ variants }) => {
    const variant = variants[language]
    if (!variant) return []
    const { file, bank } = variant
    return bank.questions.map((question) => ({ question, file, line: bank.lines[question.id] ?? 1 }))
  })
}

/** The questions that stand in a course's lessons, in one language. */
export function practiceQuestions(course: CompiledCourse, language: Language = 'en'): PlacedQuestion[] {
  return course.lessons.flatMap(({ variants }) => {
    const variant = variants[language]
    if (!variant) return []
    const { file, lesson } = variant
    return lesson.activities.flatMap((activity) =>
      activity.kind === 'question' ? [{ question: activity, file, line: lesson.lines[activity.id] ?? 1 }] : [],
    )
  })
}
