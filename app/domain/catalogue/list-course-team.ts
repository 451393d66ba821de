import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm'
import { isRunning } from '#app/domain/people/is-running.ts'
import type { Database } from '#db/handle.ts'
import { type CoursePart, courseTeamMembers, people, type Role, roleGrants, units } from '#db/schema/index.ts'

/** Who may write and review a course, and who may translate it: the role comes first, the team after. */
export const rolesForPart: Record<CoursePart, Role[]> = {
  author: ['trainer'],
  reviewer: ['trainer'],
  translator: ['translator', 'trainer'],
}

export type TeamMember = {
  memberId: string
  courseId: string
  personId: string
  name: string
  unitName: string
  part: CoursePart
  addedAt: Date
  reason: string
}

/** Who works on a course now, and as what, by name. Whoever left the service or lost the role is not on it, without anybody ending it. */
export async function listCourseTeam(db: Database, courseId: string, at: Date): Promise<TeamMember[]> {
  return (await listCourseTeams(db, at)).filter((member) => member.courseId === courseId)
}

/** The teams of all courses, by name of the member. */
export async function listCourseTeams(db: Database, at: Date): Promise<TeamMember[]> {
  const rows = await db
    .selectDistinct({
      memberId: courseTeamMembers.id,
      courseId: courseTeamMembers.courseId,
      personId: people.id,
      name: people.name,
      unitName: units.name,
      part: courseTeamMembers.part,
      addedAt: courseTeamMembers.addedAt,
      reason: courseTeamMembers.reason,
      role: roleGrants.role,
    })
    .from(courseTeamMembers)
    .innerJoin(people, eq(people.id, courseTeamMembers.personId))
    .innerJoin(units, eq(units.id, people.unitId))
    .innerJoin(roleGrants, eq(roleGrants.personId, people.id))
    .where(
      and(
        isNull(courseTeamMembers.endedAt),
        ne(people.activity, 'left'),
        inArray(roleGrants.role, ['trainer', 'translator']),
        isRunning(at),
      ),
    )
    .orderBy(asc(people.name), asc(courseTeamMembers.id))
  const members = new Map<string, TeamMember>()
  for (const { role, ...member } of rows) {
    if (rolesForPart[member.part].includes(role)) members.set(member.memberId, member)
  }
  return [...members.values()]
}

/** Whether a person works on a course now, as one of these. */
export async function isOnCourseTeam(
  db: Database,
  { courseId, personId, parts }: { courseId: string; personId: string; parts: CoursePart[] },
  at: Date,
): Promise<boolean> {
  const team = await listCourseTeam(db, courseId, at)
  return team.some((member) => member.personId === personId && parts.includes(member.part))
}

export type TeamCandidate = { personId: string; name: string; unitName: string; roles: Role[] }

/** Everybody who holds a role with which they may be on a course's team. */
export async function listTeamCandidates(db: Database, at: Date): Promise<TeamCandidate[]> {
  const rows = await db
    .selectDistinct({ personId: people.id, name: people.name, unitName: units.name, role: roleGrants.role })
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .innerJoin(units, eq(units.id, people.unitId))
    .where(and(inArray(roleGrants.role, ['trainer', 'translator']), isRunning(at), ne(people.activity, 'left')))
    .orderBy(asc(people.name), asc(people.id))
  const candidates = new Map<string, TeamCandidate>()
  for (const { role, ...person } of rows) {
    candidates.set(person.personId, { ...person, roles: [...(candidates.get(person.personId)?.roles ?? []), role] })
  }
  return [...candidates.values()]
}
