import { listHoldersOver } from '#app/domain/people/list-holders-over.ts'
import type { Database } from '#db/handle.ts'
import type { Role } from '#db/schema/index.ts'
import type { RaisedConcern } from './find-answering.ts'
import { findCourseTeams } from './find-answering.ts'
import { answeringRoles, teamAnswers } from './who-answers.ts'

export type WhoHasIt = {
  /** Null: nobody has a role that answers this. */
  whom: 'course-team' | Role | null
  /** Focal points by name, for they are asked in person too; of authors only the role is told. */
  names: string[]
}

/** Who is to answer a person's concern. */
export async function findWhoHasIt(db: Database, concern: Omit<RaisedConcern, 'unitId'>, at: Date): Promise<WhoHasIt> {
  const { personId, courseId } = concern
  if (courseId && teamAnswers(concern)) {
    const team = (await findCourseTeams(db, at)).get(courseId) ?? new Set()
    if ([...team].some((member) => member !== personId)) return { whom: 'course-team', names: [] }
  }
  for (const role of answeringRoles(concern)) {
    const holders = await listHoldersOver(db, { personId, role }, at)
    if (holders.length > 0) {
      return { whom: role, names: role === 'focal-point' ? holders.map(({ name }) => name) : [] }
    }
  }
  return { whom: null, names: [] }
}
