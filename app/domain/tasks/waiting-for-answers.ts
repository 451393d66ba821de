import { findCourseTeams } from '#app/domain/concerns/find-answering.ts'
import { listConcerns } from '#app/domain/concerns/list-concerns.ts'
import { answeringRoles, teamAnswers } from '#app/domain/concerns/who-answers.ts'
import type { Database } from '#db/handle.ts'
import type { Waiting } from './waiting.ts'

/** What learners said that nobody has answered: the course's team is asked first where it is its own matter. */
export async function listConcernsToAnswer(db: Database, at: Date): Promise<Waiting[]> {
  const unanswered = (await listConcerns(db, { unsettled: true })).filter(({ state }) => state === 'waiting')
  if (unanswered.length === 0) return []
  const teams = await findCourseTeams(db, at)
  return unanswered.map((concern) => {
    const { id, personId, personName, unitId, unitName, courseId, since } = concern
    const team = teamAnswers(concern) && courseId ? [...(teams.get(courseId) ?? [])] : []
    return {
      kind: 'concern',
      id: `concern ${id}`,
      since,
      roles: answeringRoles(concern),
      unitId,
      firstIds: team,
      subject: { kind: 'person', personId, name: personName, unitName },
      href: `/desk/concerns/${id}`,
    }
  })
}
