import { and, eq, isNull } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { courseTeamMembers } from '#db/schema/index.ts'

export type EndCoursePartOutcome =
  | { kind: 'ended'; courseId: string }
  | { kind: 'refused'; reason: 'administrators-only' | 'no-such-member' }

/** Takes somebody off a course's team; they can be put on it again. What they wrote and reviewed stays theirs. */
export function endCoursePart(
  db: Database,
  { memberId, reason }: { memberId: string; reason: string },
  actor: Actor,
  at: Date,
): Promise<EndCoursePartOutcome> {
  return inTransaction(db, async (tx) => {
    if (!(await administersEverything(tx, actor, at))) return { kind: 'refused', reason: 'administrators-only' }
    const [ended] = await tx
      .update(courseTeamMembers)
      .set({ endedBy: actorIdOf(actor), endedAt: at, endReason: reason })
      .where(and(eq(courseTeamMembers.id, memberId), isNull(courseTeamMembers.endedAt)))
      .returning()
    if (!ended) return { kind: 'refused', reason: 'no-such-member' }
    const { courseId, personId, part } = ended
    const payload = { memberId, courseId, part, reason }
    await recordEntry(tx, { action: 'course-team.left', actor, subjectId: personId, payload }, at)
    return { kind: 'ended', courseId }
  })
}
