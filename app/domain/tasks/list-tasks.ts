import { and, eq, isNull } from 'drizzle-orm'
import { isRunning } from '#app/domain/people/is-running.ts'
import type { Database } from '#db/handle.ts'
import { courseTeamMembers, type Role, roleGrants } from '#db/schema/index.ts'
import { findOffice } from './find-office.ts'
import { type TaskKind, taskKinds, type Waiting } from './waiting.ts'
import { listSuspensionReviewsWaiting, listSuspensionsWaiting } from './waiting-for-access.ts'
import { listStuckWorkWaiting, listUnitsWithoutFocalPoint } from './waiting-for-administrators.ts'
import { listConcernsToAnswer } from './waiting-for-answers.ts'
import { listCorrectionsWaiting } from './waiting-for-hr.ts'
import { listLegalReviewsWaiting, listWrongFactsWaiting } from './waiting-for-law.ts'
import { listAccommodationsWaiting, listUnlocksWaiting } from './waiting-for-learners.ts'
import { listThinBanksWaiting } from './waiting-for-questions.ts'
import { listCourseReviewsWaiting } from './waiting-for-second-trainers.ts'
import { daysBeforeEscalation, type Having, mapOffice, whoHasATask } from './who-has-a-task.ts'

/** Something that waits for one person. */
export type Task = Pick<Waiting, 'kind' | 'id' | 'since' | 'subject' | 'href'> &
  Pick<Having, 'standsFor' | 'escalatedOn' | 'unheld'> & {
    /** In working days; the day it came is not counted. */
    age: number
    /** It has waited longer than those nearest are given. */
    overdue: boolean
  }

/** Where what waits is read from, and whose it can be: who holds none of these roles need not ask. */
const sources: { roles: Role[]; forAuthors?: true; list: (db: Database, at: Date) => Promise<Waiting[]> }[] = [
  { roles: ['focal-point'], list: listUnlocksWaiting },
  { roles: ['focal-point', 'hr'], list: listAccommodationsWaiting },
  { roles: ['hr'], list: listCorrectionsWaiting },
  { roles: ['focal-point', 'trainer', 'translator', 'administrator'], forAuthors: true, list: listConcernsToAnswer },
  { roles: ['access-officer', 'administrator'], list: listSuspensionReviewsWaiting },
  { roles: ['access-officer'], list: listSuspensionsWaiting },
  { roles: ['trainer'], forAuthors: true, list: listThinBanksWaiting },
  { roles: ['trainer'], forAuthors: true, list: listWrongFactsWaiting },
  { roles: ['trainer', 'administrator'], forAuthors: true, list: listCourseReviewsWaiting },
  { roles: ['legal-reviewer'], list: listLegalReviewsWaiting },
  { roles: ['administrator'], list: listUnitsWithoutFocalPoint },
  { roles: ['administrator'], list: listStuckWorkWaiting },
]

/** Everything that waits for one person, kind by kind; escalated and oldest first within each. */
export async function listTasks(db: Database, { personId }: { personId: string }, at: Date): Promise<Task[]> {
  const held = await db
    .select({ role: roleGrants.role })
    .from(roleGrants)
    .where(and(eq(roleGrants.personId, personId), isRunning(at)))
  const roles = new Set(held.map(({ role }) => role))
  const [authored] = await db
    .select({ id: courseTeamMembers.id })
    .from(courseTeamMembers)
    .where(and(eq(courseTeamMembers.personId, personId), isNull(courseTeamMembers.endedAt)))
    .limit(1)
  // What nobody holds a role for comes to administrators, so that they ask everywhere.
  const asked = sources.filter(
    (source) =>
      roles.has('administrator') ||
      source.roles.some((role) => roles.has(role)) ||
      (source.forAuthors && authored !== undefined),
  )
  if (asked.length === 0) return []
  return (await deal(db, asked, at)).get(personId) ?? []
}

/** Person id to everything that waits for them. Everybody at once costs little more than one. */
export function listEverybodysTasks(db: Database, at: Date): Promise<Map<string, Task[]>> {
  return deal(db, sources, at)
}

async function deal(db: Database, asked: typeof sources, at: Date): Promise<Map<string, Task[]>> {
  const office = mapOffice(await findOffice(db, at), at)
  const tasks = new Map<string, Task[]>()
  for (const { list } of asked) {
    for (const waiting of await list(db, at)) {
      const { kind, id, since, subject, href } = waiting
      const age = office.age(since)
      for (const { personId, ...having } of whoHasATask(waiting, office)) {
        // Where nobody has the role, the page would be closed; what is to be done is to give the role to somebody.
        const where = having.unheld ? '/admin/people' : href
        const task = { kind, id, since, subject, href: where, ...having, age, overdue: age > daysBeforeEscalation }
        const theirs = tasks.get(personId)
        if (theirs) theirs.push(task)
        else tasks.set(personId, [task])
      }
    }
  }
  for (const list of tasks.values()) list.sort(inOrder)
  return tasks
}

function inOrder(one: Task, other: Task): number {
  return (
    place(one.kind) - place(other.kind) ||
    Number(other.escalatedOn !== null) - Number(one.escalatedOn !== null) ||
    one.since.getTime() - other.since.getTime()
  )
}

function place(kind: TaskKind): number {
  return taskKinds.indexOf(kind)
}
