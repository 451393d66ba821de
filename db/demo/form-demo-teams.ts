import { addToCourseTeam } from '#app/domain/catalogue/add-to-course-team.ts'
import type { CoursePart } from '#db/schema/index.ts'
import { accepted } from './accepted.ts'
import type { DemoCalendar } from './demo-calendar.ts'
import { officerFor } from './demo-officers.ts'
import { policyPublishedAt } from './open-service.ts'
import { idOf, type Scene } from './scene.ts'

/** By staff number, who writes, reviews and translates every course of the demonstration. */
const team: [string, CoursePart][] = [
  ['PS-1024', 'author'],
  ['PS-1030', 'reviewer'],
  ['PS-1029', 'translator'],
]

/** Puts the trainers and the translator on the courses, so that each finds something at their desk. */
export async function formDemoTeams(scene: Scene, calendar: DemoCalendar): Promise<void> {
  const administrator = { kind: 'person', personId: idOf(scene, officerFor('administrator', 'demo-schools')) } as const
  for (const { courseId } of scene.outline.modules) {
    for (const [staffNumber, part] of team) {
      const member = { courseId, personId: idOf(scene, staffNumber), part, reason: 'Looks after the course' }
      accepted(await addToCourseTeam(scene.db, member, administrator, policyPublishedAt(calendar)), staffNumber)
    }
  }
}
