import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import { isRunning } from '#app/domain/people/is-running.ts'
import { findReach, listStoodInFor } from '#app/domain/people/reaches.ts'
import type { Database } from '#db/handle.ts'
import {
  type ConcernKind,
  type ConcernSubject,
  courseTeamMembers,
  people,
  type Role,
  roleGrants,
} from '#db/schema/index.ts'
import { answeringRoles, deskRoles, readingRoles, teamAnswers } from './who-answers.ts'

export type RaisedConcern = {
  kind: ConcernKind
  about: ConcernSubject
  personId: string
  unitId: string
  courseId: string | null
}

/** What an officer may do with a concern. `first`: it is theirs to answer before others', or nobody comes before them. */
export type Answering = (concern: RaisedConcern) => { reads: boolean; answers: boolean; first: boolean }

/**
 * What the roles of an officer, and the course teams they are in, let them do with concerns. A team's members answer about their
 * course whoever asks; where there is a team, trainers who reach the person may answer too, but come second. Nobody has a say in
 * their own.
 */
export async function findAnswering(db: Database, officerId: string, at: Date): Promise<Answering> {
  const reach = await reachByRole(db, officerId, at)
  // Who stands in for somebody has, by that, no say in what that somebody raised.
  const about = new Map<string, Map<Role, Set<string>>>()
  for (const principal of await listStoodInFor(db, officerId, at)) {
    about.set(principal, await reachByRole(db, officerId, at, principal))
  }
  const teams = await findCourseTeams(db, at)
  return (concern) => {
    const { personId, unitId, courseId } = concern
    if (personId === officerId) return { reads: false, answers: false, first: false }
    const counting = about.get(personId) ?? reach
    const reaches = (roles: Role[]) => roles.some((role) => counting.get(role)?.has(unitId))
    const members = (teamAnswers(concern) && courseId && teams.get(courseId)) || new Set<string>()
    const inTeam = members.has(officerId)
    const answers = inTeam || reaches(answeringRoles(concern))
    // A team whose only member is the learner would leave nobody.
    const others = [...members].some((member) => member !== personId)
    return { reads: answers || reaches(readingRoles), answers, first: answers && (inTeam || !others) }
  }
}

async function reachByRole(db: Database, officerId: string, at: Date, about?: string): Promise<Map<Role, Set<string>>> {
  const reach = new Map<Role, Set<string>>()
  for (const role of deskRoles) reach.set(role, new Set(await findReach(db, officerId, [role], at, { about })))
  return reach
}

/** The people of each course's team who can open the desk: those with a role to write courses, and still here. */
export async function findCourseTeams(db: Database, at: Date): Promise<Map<string, Set<string>>> {
  const members = await db
    .select({ courseId: courseTeamMembers.courseId, personId: courseTeamMembers.personId })
    .from(courseTeamMembers)
    .innerJoin(people, eq(people.id, courseTeamMembers.personId))
    .innerJoin(roleGrants, eq(roleGrants.personId, courseTeamMembers.personId))
    .where(
      and(
        isNull(courseTeamMembers.endedAt),
        ne(people.activity, 'left'),
        inArray(roleGrants.role, ['trainer', 'translator']),
        isRunning(at),
      ),
    )
  const teams = new Map<string, Set<string>>()
  for (const { courseId, personId } of members) {
    teams.set(courseId, (teams.get(courseId) ?? new Set()).add(personId))
  }
  return teams
}
