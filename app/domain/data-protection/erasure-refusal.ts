import { and, eq, gt, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import { type DecisionRefusal, decisionRefusal } from '#app/domain/certification/may-decide.ts'
import { concernState } from '#app/domain/concerns/concern-state.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { isRunning } from '#app/domain/people/is-running.ts'
import { listRunningImports } from '#app/domain/staff-import/list-running-imports.ts'
import type { Database } from '#db/handle.ts'
import { hasAnyOf } from '#db/mentions.ts'
import {
  accommodations,
  attempts,
  concernReplies,
  concerns,
  correctionRequests,
  courseTeamMembers,
  people,
  type Role,
  reinstatements,
  revocationLifts,
  revocations,
  roleGrants,
  settings,
  staffImportRows,
  suspensions,
} from '#db/schema/index.ts'
import { findKnownBy } from './known-by.ts'
import { names, spellings } from './names-in-text.ts'

/** Who erases somebody whom their role reaches. */
export const whoErases: [Role, ...Role[]] = ['hr', 'administrator']

/** What still needs the name. */
export type ErasureObstacle =
  | 'still-here'
  | 'revoked-or-suspended'
  | 'concern-open'
  | 'attempt-running'
  | 'accommodation-undecided'
  | 'correction-open'
  | 'on-course-team'
  | 'holds-role'
  | 'import-running'
  | 'named-in-settings'

export type ErasureRefusal = DecisionRefusal | 'already-erased' | ErasureObstacle

/** Why this actor may not erase a person now; null where they may. */
export async function erasureRefusal(
  db: Database,
  personId: string,
  actor: Actor,
  at: Date,
): Promise<ErasureRefusal | null> {
  const refusal = await decisionRefusal(db, actor, whoErases, personId, at)
  if (refusal) return refusal
  const [person] = await db.select().from(people).where(eq(people.id, personId))
  if (!person) return 'no-such-person'
  if (person.erasedAt) return 'already-erased'
  if (person.activity !== 'left') return 'still-here'
  if ((await isBlocked(db, personId, at)) && !(await administersEverything(db, actor, at)))
    return 'revoked-or-suspended'
  if (await hasOpenConcern(db, personId)) return 'concern-open'
  if (await isTimed(db, personId)) return 'attempt-running'
  const undecided = and(eq(accommodations.personId, personId), isNull(accommodations.decidedAt))
  if ((await db.select({ id: accommodations.id }).from(accommodations).where(undecided)).length > 0) {
    return 'accommodation-undecided'
  }
  const asked = and(eq(correctionRequests.personId, personId), isNull(correctionRequests.answeredAt))
  if ((await db.select({ id: correctionRequests.id }).from(correctionRequests).where(asked)).length > 0) {
    return 'correction-open'
  }
  const onTeam = and(eq(courseTeamMembers.personId, personId), isNull(courseTeamMembers.endedAt))
  if ((await db.select({ id: courseTeamMembers.id }).from(courseTeamMembers).where(onTeam)).length > 0) {
    return 'on-course-team'
  }
  const holds = and(eq(roleGrants.personId, personId), isRunning(at))
  if ((await db.select({ id: roleGrants.id }).from(roleGrants).where(holds)).length > 0) return 'holds-role'
  if (await isInRunningImport(db, personId)) return 'import-running'
  const known = await findKnownBy(db, person)
  const set = await db
    .select({ value: settings.value })
    .from(settings)
    .where(hasAnyOf(settings.value, spellings(known)))
  return set.some(({ value }) => names(value, known)) ? 'named-in-settings' : null
}

/** Erased and entered anew, somebody would begin without it: that is not for who recorded that they left. */
async function isBlocked(db: Database, personId: string, at: Date): Promise<boolean> {
  const revoked = await db
    .select({ id: revocations.id })
    .from(revocations)
    .leftJoin(revocationLifts, eq(revocationLifts.revocationId, revocations.id))
    .where(and(eq(revocations.personId, personId), isNull(revocationLifts.id)))
  const suspended = await db
    .select({ id: suspensions.id })
    .from(suspensions)
    .leftJoin(reinstatements, eq(reinstatements.suspensionId, suspensions.id))
    .where(
      and(
        eq(suspensions.personId, personId),
        isNull(reinstatements.id),
        or(isNull(suspensions.endsAt), gt(suspensions.endsAt, at)),
      ),
    )
  return revoked.length + suspended.length > 0
}

async function hasOpenConcern(db: Database, personId: string): Promise<boolean> {
  const told = await db
    .select()
    .from(concerns)
    .where(and(eq(concerns.personId, personId), isNull(concerns.withdrawnAt)))
  for (const concern of told) {
    const replies = await db
      .select()
      .from(concernReplies)
      .where(eq(concernReplies.concernId, concern.id))
      .orderBy(concernReplies.repliedAt)
    if (concernState(concern, replies).state !== 'settled') return true
  }
  return false
}

/** An attempt whose time is not marked yet soon will be. One without a limit that was never handed in waits for nobody. */
async function isTimed(db: Database, personId: string): Promise<boolean> {
  const open = and(eq(attempts.personId, personId), isNull(attempts.submittedAt), isNotNull(attempts.endsAt))
  return (await db.select({ id: attempts.id }).from(attempts).where(open)).length > 0
}

async function isInRunningImport(db: Database, personId: string): Promise<boolean> {
  const theirs = await db
    .select({ place: staffImportRows.place })
    .from(staffImportRows)
    .where(and(inArray(staffImportRows.importId, await listRunningImports(db)), eq(staffImportRows.personId, personId)))
    .limit(1)
  return theirs.length > 0
}
