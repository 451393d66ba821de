import { z } from 'zod'
import type { NewCourse } from '#app/domain/authoring/begin-course.ts'
import { lessonTemplates } from '#app/domain/authoring/lesson-templates.ts'
import { slugOf } from '#app/domain/authoring/slug-of.ts'

const words = (longest: number) =>
  z.string('training:field.missing').trim().min(1, 'training:field.missing').max(longest, 'training:field.tooLong')
const wordsOrNone = (longest: number) => z.string().trim().max(longest, 'training:field.tooLong').optional()
const nameOrNone = z
  .string()
  .trim()
  .max(60, 'training:field.tooLong')
  .regex(/^([a-z][a-z0-9]*(-[a-z0-9]+)*)?$/, 'training:field.name')
  .optional()
const minutes = (most: number) =>
  z.coerce
    .number('training:field.minutes')
    .int('training:field.minutes')
    .min(1, 'training:field.minutes')
    .max(most, 'training:field.minutes')
const template = z.enum(lessonTemplates, 'training:template.missing')

/** The fields of a new course in the order in which they are asked. */
export const newCourseFields = [
  'title-en',
  'title-fr',
  'id',
  'summary-en',
  'summary-fr',
  'minutes',
  'objective-en',
  'objective-fr',
  'objective-id',
  'lesson',
] as const

export const newCourseForm = z.object({
  'title-en': words(120),
  'title-fr': wordsOrNone(120),
  id: nameOrNone,
  'summary-en': words(300),
  'summary-fr': wordsOrNone(300),
  minutes: minutes(600),
  'objective-en': words(300),
  'objective-fr': wordsOrNone(300),
  'objective-id': nameOrNone,
  lesson: words(120),
  template,
})

/** What is begun for the form that was sent. Names that nobody gave are made of the words they stand for. */
export function newCourseOf(form: z.output<typeof newCourseForm>): NewCourse {
  return {
    courseId: form.id || slugOf(form['title-en']),
    title: inBoth(form['title-en'], form['title-fr']),
    summary: inBoth(form['summary-en'], form['summary-fr']),
    minutes: form.minutes,
    objective: {
      id: form['objective-id'] || shortNameOf(form['objective-en']),
      text: inBoth(form['objective-en'], form['objective-fr']),
    },
    lesson: { title: form.lesson, template: form.template },
  }
}

export const newLessonForm = z.object({
  title: words(120),
  summary: words(300),
  minutes: minutes(60),
  objective: words(60),
  template,
})

/** The first three words are enough for questions to name an objective by. */
function shortNameOf(words: string): string {
  return slugOf(words.split(/\s+/).slice(0, 3).join(' ')) || 'objective'
}

/** A text without French is shown in English. */
function inBoth(en: string, fr: string | undefined): { en: string; fr?: string } {
  return fr ? { en, fr } : { en }
}
