import { inArray } from 'drizzle-orm'
import { findRules, type RulesRevision } from '#app/domain/certification/find-rules.ts'
import { defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { findCurrentCourses } from '#app/domain/learning/find-current-courses.ts'
import { findProgramme, type Programme } from '#app/domain/learning/find-programme.ts'
import type { Activity } from '#app/lesson-markup/activity.ts'
import type { Database } from '#db/handle.ts'
import { lessonRevisions } from '#db/schema/index.ts'
import { type DemoPerson, demoCast, demoCrowd } from './demo-people.ts'
import type { Outline } from './timeline.ts'

/** What one needs to hand to play a step of the demonstration's past. */
export type Scene = {
  db: Database
  /** The seeding day. */
  now: Date
  people: Map<string, DemoPerson>
  /** Ids of those who have joined, by staff number. */
  ids: Map<string, string>
  programme: Programme
  rules: NonNullable<Awaited<ReturnType<typeof findRules>>>
  /** Those in force so far, with who signed them. */
  policies: { id: string; unitId: string; revision: RulesRevision; signedBy: Set<string> }[]
  /** The activities of each lesson, by `course/lesson`. */
  activities: Map<string, Activity[]>
  outline: Outline
  /** Open attempts by `staff number/part`, undecided requests and what was told last by staff number. */
  attempts: Map<string, string>
  requests: Map<string, string>
  concerns: Map<string, string>
}

/** Reads what was published, once the service is open. */
export async function setScene(db: Database, ids: Map<string, string>, now: Date): Promise<Scene> {
  const programme = await findProgramme(db, defaultProgrammeId)
  const rules = programme && (await findRules(db, programme.rulesId))
  if (!rules) throw new Error('Nothing was published')
  const courses = await findCurrentCourses(db, programme.body.modules, now)
  return {
    db,
    now,
    people: new Map([...demoCast(), ...demoCrowd()].map((person) => [person.staffNumber, person])),
    ids,
    programme,
    rules,
    policies: [],
    activities: await findActivities(
      db,
      courses.flatMap(({ body }) => body.lessons.map((lesson) => lesson.revisions.en)),
    ),
    outline: {
      modules: courses.map(({ courseId, body }) => ({ courseId, lessonIds: body.lessons.map((lesson) => lesson.id) })),
      validMonths: programme.body.validity.months,
      coolDownHours: programme.body.final.hoursBetweenAttempts,
    },
    attempts: new Map(),
    requests: new Map(),
    concerns: new Map(),
  }
}

async function findActivities(db: Database, revisionIds: string[]): Promise<Map<string, Activity[]>> {
  const rows = await db
    .select({
      courseId: lessonRevisions.courseId,
      lessonId: lessonRevisions.lessonId,
      activities: lessonRevisions.activities,
    })
    .from(lessonRevisions)
    .where(inArray(lessonRevisions.id, revisionIds))
  return new Map(rows.map((row) => [`${row.courseId}/${row.lessonId}`, row.activities as Activity[]]))
}

/** The id of somebody who has joined. */
export function idOf({ ids }: Scene, staffNumber: string): string {
  const id = ids.get(staffNumber)
  if (!id) throw new Error(`${staffNumber} has not joined yet`)
  return id
}
