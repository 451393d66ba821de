import { and, eq, isNull } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { type CoursePart, courseDrafts, courseTeamMembers } from '#db/schema/index.ts'
import { findCatalogue } from './find-catalogue.ts'
import { listTeamCandidates, rolesForPart } from './list-course-team.ts'

type NewMember = { courseId: string; personId: string; part: CoursePart; reason: string }

export type AddToTeamOutcome =
  | { kind: 'added'; memberId: string }
  | { kind: 'refused'; reason: 'administrators-only' | 'no-such-course' | 'not-for-this-part' | 'already-on-team' }

/** Puts somebody who holds the role for it on a course's team. Courses are everybody's: administrators of the whole organisation do so. */
export function addToCourseTeam(db: Database, member: NewMember, actor: Actor, at: Date): Promise<AddToTeamOutcome> {
  return inTransaction(db, async (tx) => {
    const { courseId, personId, part, reason } = member
    if (!(await administersEverything(tx, actor, at))) return { kind: 'refused', reason: 'administrators-only' }
    if (!(await exists(tx, courseId, at))) return { kind: 'refused', reason: 'no-such-course' }
    const candidate = (await listTeamCandidates(tx, at)).find((one) => one.personId === personId)
    if (!candidate?.roles.some((role) => rolesForPart[part].includes(role))) {
      return { kind: 'refused', reason: 'not-for-this-part' }
    }
    const same = and(
      eq(courseTeamMembers.courseId, courseId),
      eq(courseTeamMembers.personId, personId),
      eq(courseTeamMembers.part, part),
      isNull(courseTeamMembers.endedAt),
    )
    const [already] = await tx.select({ id: courseTeamMembers.id }).from(courseTeamMembers).where(same)
    if (already) return { kind: 'refused', reason: 'already-on-team' }

    const memberId = crypto.randomUUID()
    await tx
      .insert(courseTeamMembers)
      .values({ id: memberId, courseId, personId, part, reason, addedBy: actorIdOf(actor), addedAt: at })
    const payload = { memberId, courseId, part, reason }
    await recordEntry(tx, { action: 'course-team.joined', actor, subjectId: personId, payload }, at)
    return { kind: 'added', memberId }
  })
}

/** A course is there once it is published, or being written. */
async function exists(tx: Transaction, courseId: string, at: Date): Promise<boolean> {
  if ((await findCatalogue(tx, at)).has(courseId)) return true
  const drafted = await tx.select().from(courseDrafts).where(eq(courseDrafts.courseId, courseId))
  return drafted.length > 0
}
