import { lessonRevisionId } from '#app/domain/catalogue/find-lesson.ts'
import { clearActivityResponse } from '#app/domain/learning/clear-activity-response.ts'
import { saveActivityResponse } from '#app/domain/learning/save-activity-response.ts'
import type { Activity } from '#app/lesson-markup/activity.ts'
import { readResponse } from '#app/lesson-markup/assess-practice.ts'
import { type ActivityResponse, formValues, type ResponseProblem } from '#app/lesson-markup/practice/response.ts'
import { currentCatalogue, readLesson } from './catalogue.ts'
import { db } from './database.ts'
import { notFound, refuse } from './refuse.ts'
import type { RequestContext } from './request-context.ts'

export type LessonPlace = { courseId: string; lessonId: string }

/** The lesson at an address, in the page's language or else in English, and the course it belongs to. Anything else is 404. */
export async function openLesson(
  { courseId, lessonId }: LessonPlace,
  context: RequestContext,
  wanted = context.language,
) {
  const catalogue = await currentCatalogue()
  const revisionId = lessonRevisionId(catalogue, courseId, lessonId, wanted)
  const course = catalogue.get(courseId)
  const lesson = revisionId && (await readLesson(revisionId))
  if (!course || !lesson) notFound()
  const entry = course.body.lessons.find(({ id }) => id === lessonId)
  return { course: course.body, lesson, lagging: entry?.lagging?.includes(lesson.language) ?? false }
}

/** What became of a posted answer to practice: kept, forgotten because the learner begins again, or not understood. */
export type PracticeOutcome =
  | { kind: 'kept'; response: ActivityResponse }
  | { kind: 'cleared' }
  | { kind: 'problem'; problem: ResponseProblem; response: ActivityResponse | null }

/** Reads and keeps what a person answered to one activity of a lesson. */
export async function takePractice(
  form: FormData,
  activity: Activity,
  whose: LessonPlace & { personId: string },
  context: RequestContext,
): Promise<PracticeOutcome> {
  const reading = readResponse(activity, formValues(form))
  if (reading.kind === 'refused') return { kind: 'problem', problem: reading.problem, response: reading.response }
  const place = { ...whose, activityId: activity.id }
  if (reading.kind === 'cleared') {
    await clearActivityResponse(db, place)
    return { kind: 'cleared' }
  }
  const outcome = await saveActivityResponse(db, { ...place, response: reading.response }, new Date())
  if (outcome.kind === 'refused') refuse(context, outcome.reason)
  return { kind: 'kept', response: reading.response }
}
