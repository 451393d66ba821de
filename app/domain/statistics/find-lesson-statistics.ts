import { and, asc, eq, gt, lte } from 'drizzle-orm'
import type { CurrentCourse } from '#app/domain/learning/find-current-courses.ts'
import type { Database } from '#db/handle.ts'
import { activityResponses, lessonCompletions } from '#db/schema/index.ts'
import { median } from './median.ts'
import { smallestGroup } from './smallest-group.ts'

export type LessonStatistics = {
  /** How many people did anything in a lesson of this course. */
  begun: number
  /** In the order of the lessons; null for too few people in the course. */
  lessons:
    | {
        lessonId: string
        /** Of everybody who began the course: who reached this lesson, and who completed it; 0 to 1. */
        begunShare: number
        completedShare: number
        /** Of those who completed the lesson before (or began the course): who did not complete this one; null for too few. */
        dropOff: number | null
        /** From the end of the lesson before to the end of this one, where that was one sitting; null for too few. */
        medianMinutes: number | null
        minutesSaid: number
      }[]
    | null
}

const peopleAtATime = 2_000
/** A longer pause than this was no pause but another sitting. In minutes. */
const longestSitting = 60

type Journey = { begun: Set<string>; completed: Map<string, number> }

/** How far people come in a course's lessons, and how long each takes, from the first time each person completed it. */
export async function findLessonStatistics(
  db: Database,
  { courseId, body }: CurrentCourse,
  at: Date,
): Promise<LessonStatistics> {
  const journeys = await readJourneys(db, courseId, at)
  const begun = journeys.size
  if (begun < smallestGroup) return { begun, lessons: null }
  const everybody = [...journeys.values()]
  let before = begun
  const lessons = body.lessons.map(({ id: lessonId, minutes }, place) => {
    const reached = everybody.filter((one) => one.begun.has(lessonId) || one.completed.has(lessonId)).length
    const completed = everybody.filter((one) => one.completed.has(lessonId)).length
    const dropOff = before < smallestGroup ? null : Math.max(0, 1 - completed / before)
    before = completed
    const previous = body.lessons[place - 1]?.id
    return {
      lessonId,
      begunShare: reached / begun,
      completedShare: completed / begun,
      dropOff,
      medianMinutes: previous === undefined ? null : minutesBetween(everybody, previous, lessonId),
      minutesSaid: minutes,
    }
  })
  return { begun, lessons }
}

function minutesBetween(everybody: Journey[], previous: string, lessonId: string): number | null {
  const counts = new Map<number, number>()
  let people = 0
  for (const { completed } of everybody) {
    const [from, to] = [completed.get(previous), completed.get(lessonId)]
    if (from === undefined || to === undefined) continue
    const minutes = Math.round((to - from) / 60_000)
    if (minutes < 0 || minutes > longestSitting) continue
    counts.set(minutes, (counts.get(minutes) ?? 0) + 1)
    people += 1
  }
  return people < smallestGroup ? null : median(counts)
}

/** By person, what they began and when they first completed each lesson. In pieces, so that others get their turn. */
async function readJourneys(db: Database, courseId: string, at: Date): Promise<Map<string, Journey>> {
  const journeys = new Map<string, Journey>()
  const of = (personId: string) => {
    const known = journeys.get(personId) ?? { begun: new Set<string>(), completed: new Map<string, number>() }
    journeys.set(personId, known)
    return known
  }
  for (let last = ''; ; ) {
    const rows = await db
      .select()
      .from(lessonCompletions)
      .where(
        and(
          eq(lessonCompletions.courseId, courseId),
          gt(lessonCompletions.id, last),
          lte(lessonCompletions.completedAt, at),
        ),
      )
      .orderBy(asc(lessonCompletions.id))
      .limit(peopleAtATime)
    for (const { personId, lessonId, completedAt } of rows) {
      const { completed } = of(personId)
      completed.set(lessonId, Math.min(completed.get(lessonId) ?? Number.POSITIVE_INFINITY, completedAt.getTime()))
    }
    if (rows.length < peopleAtATime) break
    last = rows.at(-1)?.id as string
    await new Promise(setImmediate)
  }
  await new Promise(setImmediate)
  const responses = await db
    .selectDistinct({ personId: activityResponses.personId, lessonId: activityResponses.lessonId })
    .from(activityResponses)
    .where(and(eq(activityResponses.courseId, courseId), lte(activityResponses.respondedAt, at)))
  for (const { personId, lessonId } of responses) of(personId).begun.add(lessonId)
  return journeys
}
